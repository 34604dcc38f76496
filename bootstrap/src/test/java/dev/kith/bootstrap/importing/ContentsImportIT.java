package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.domain.page.Offset;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostType;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ContentsImportIT {

    private static final String TAGS = "id,name,color,visible\n1,founder,#123456,\n2,staff,,false\n";
    private static final String CATEGORIES = "id,name,slug\n1,Board Games,\n2,Jazz,jazz-and-blues\n";
    private static final String TAGGED = "user,tag\n1,1\n2,1\n1,2\n2,1\n";
    private static final String INTERESTS = "user,category,since\n1,2,2024-05-01\n2,2,\n1,2,\n";
    private static final String POSTS = "id,author,type,title,text,categories,added_at\n"
            + "7,1,discussion,\"Who, me?\",Yes,1 2,2024-05-01T10:00:00Z\n"
            + "3,1,,,First,,2024-05-02T10:00:00Z\n"
            + "9,2,STATUS,,Here,,\n";

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();
    private Database database = TestGraph.emptied();

    @BeforeEach
    void two_users() {
        database = TestGraph.emptied();
        for (long id = 1; id <= 2; id++) {
            new Neo4jUsers(database)
                    .create(new NewUser(
                            new UserId(id),
                            UUID.randomUUID(),
                            new Username("user" + id),
                            Profile.EMPTY,
                            null,
                            null,
                            Instant.EPOCH,
                            Role.MEMBER));
        }
    }

    @Test
    void an_import_writes_the_files_and_a_second_import_changes_nothing() throws IOException {
        Map<String, Object> first = imported(true, everything());
        assertThat(first)
                .containsEntry("tags_created", 2L)
                .containsEntry("categories_created", 2L)
                .containsEntry("tagged_created", 3L)
                .containsEntry("interests_created", 2L)
                .containsEntry("posts_created", 3L);
        List<Post> feed = feed(1);
        assertThat(feed).extracting(post -> post.id().value()).containsExactly(3L, 7L);
        assertThat(feed.getLast().type()).isEqualTo(PostType.DISCUSSION);
        assertThat(feed.getLast().title()).isEqualTo("Who, me?");
        assertThat(feed.getLast().categories())
                .extracting(category -> category.slug())
                .containsExactly("board-games", "jazz-and-blues");
        UserSummary summary =
                new Neo4jUsers(database).summaries(List.of(new UserId(1))).getFirst();
        assertThat(summary.counters().posts()).isEqualTo(1);
        assertThat(summary.counters().discussions()).isEqualTo(1);
        assertThat(summary.tags()).extracting(tag -> tag.name()).containsExactly("founder");

        String everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges";
        var before = TestGraph.run(database, everything);
        Map<String, Object> second = imported(true, everything());
        assertThat(TestGraph.run(database, everything)).isEqualTo(before);
        assertThat(second)
                .containsEntry("posts_created", 0L)
                .containsEntry("posts_already_there", 3L)
                .containsEntry("tags_created", 0L);
    }

    @Test
    void the_sequence_of_posts_continues_after_the_imported_ids() throws IOException {
        imported(true, everything());
        assertThat(TestGraph.run(database, "MATCH (s:Sequence {name: 'post'}) RETURN s.last AS last")
                        .getFirst()
                        .number("last"))
                .isEqualTo(9);
    }

    @Test
    void unknown_references_are_reported_by_line_before_anything_is_written() throws IOException {
        assertThatThrownBy(() -> imported(false, "--posts", file("posts.csv", "id,author,text\n1,1,yes\n2,5,no\n")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("posts.csv, line 3: there is no user 5");
        assertThatThrownBy(() -> imported(false, "--tagged", file("tagged.csv", "user,tag\n1,4\n")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2: there is no tag 4");
        assertThatThrownBy(() -> imported(false, "--posts", file("more.csv", "id,author,text,categories\n1,1,yes,8\n")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2: there is no category 8");
        assertThat(feed(1)).isEmpty();
    }

    @Test
    void bad_lines_are_skipped_and_reported_on_request() throws IOException {
        Map<String, Object> summary = imported(
                true,
                "--posts",
                file(
                        "posts.csv",
                        "id,author,text,type,added_at\n"
                                + "1,1,good,,\n1,1,duplicate,,\nx,1,no id,,\n2,1,,,\n3,1,a poem,poem,\n4,1,late,,yesterday\n5,9,unknown author,,\n"));
        assertThat(summary).containsEntry("posts_created", 1L);
        assertThat(err.toString())
                .contains("line 3:", "line 4:", "line 5:", "line 6:", "line 7:", "line 8: there is no user 9");
    }

    private String[] everything() throws IOException {
        return new String[] {
            "--tags",
            file("tags.csv", TAGS),
            "--tagged",
            file("tagged.csv", TAGGED),
            "--categories",
            file("categories.csv", CATEGORIES),
            "--interests",
            file("interests.csv", INTERESTS),
            "--posts",
            file("posts.csv", POSTS)
        };
    }

    private Map<String, Object> imported(boolean skip, String... args) {
        ContentsImport contents = new ContentsImport();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(contents)).parseArgs(args);
        BadLines bad = new BadLines(skip, new PrintWriter(err, true));
        ImportRun run =
                new ImportRun(() -> false, Clock.systemUTC(), bad, new PrintWriter(err, true), new ImportReport());
        ImportTarget target = ImportTarget.of(database, false);
        contents.read(new ImportFiles(new DataDirectory(folder)), run);
        contents.reportUnknown(target, Set.of(), bad);
        contents.write(target, run);
        return run.report().summary(0).asMap();
    }

    private List<Post> feed(long author) {
        return new ArrayList<>(new Neo4jPosts(database)
                .feed(new UserId(author), null, new Offset(0, 10))
                .items());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
