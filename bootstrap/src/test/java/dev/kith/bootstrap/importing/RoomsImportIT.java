package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.ImportSummary;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class RoomsImportIT {

    private static final String ROOMS = """
            name,id,type,address,public,verified,description,avatar,colour
            "Chess, and Go",1,group,Chess,,,"two
            lines",,blue
            A page,2,page,a-page,false,1,,https://example.org/p.png,red
            """;
    private static final String MEMBERS = "room,user,since\n1,1,2020-01-02\n1,2,\n2,1,\n1,1,\n";

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();
    private Database database = TestGraph.emptied();

    @BeforeEach
    void three_users_one_of_them_deleted() {
        database = TestGraph.emptied();
        TestGraph.run(
                database,
                "UNWIND [1, 2, 3] AS id CREATE (u:User {id: id}) FOREACH (x IN CASE WHEN id < 3 THEN [1] ELSE [] END | SET u:Listed)");
    }

    @Command
    static final class NoCommand {}

    private ImportSummary load(String rooms, String members, boolean skip) throws IOException {
        RoomsImport files = new RoomsImport();
        new CommandLine(new NoCommand())
                .addMixin("files", files)
                .parseArgs(
                        "--rooms",
                                Files.writeString(folder.resolve("rooms.csv"), rooms)
                                        .toString(),
                        "--members",
                                Files.writeString(folder.resolve("members.csv"), members)
                                        .toString());
        PrintWriter out = new PrintWriter(err, true);
        BadLines bad = new BadLines(skip, out);
        ImportRun run = new ImportRun(() -> false, Clock.systemUTC(), bad, out, new ImportReport());
        files.read(new ImportFiles(new DataDirectory(folder)), run);
        files.write(ImportTarget.of(database, false), run);
        run.report().add(ImportCount.BAD_LINES, bad.count());
        return run.report().summary(0);
    }

    private List<Row> members() {
        return TestGraph.run(
                database,
                "MATCH (u:User)-[m:MEMBER_OF]->(r:Room) WHERE m.room = r.id AND m.member = u.id "
                        + "RETURN r.id AS room, u.id AS user, m.since AS since ORDER BY room, user");
    }

    @Test
    void an_import_writes_the_files_and_a_second_import_changes_nothing() throws IOException {
        ImportSummary first = load(ROOMS, MEMBERS, false);
        assertThat(first.count(ImportCount.ROOMS_CREATED)).isEqualTo(2);
        assertThat(first.count(ImportCount.MEMBERS_CREATED)).isEqualTo(3);
        assertThat(err.toString()).contains("ignoring the columns colour");
        assertThat(members())
                .extracting(row -> row.number("room") + " " + row.number("user"))
                .containsExactly("1 1", "1 2", "2 1");
        assertThat(members().getFirst().number("since")).isEqualTo(1_577_923_200_000_000L);
        assertThat(
                        TestGraph.run(
                                database,
                                "MATCH (r:Room) RETURN r.name AS name, r.type AS type, r.address AS address, r.open AS open, "
                                        + "r.verified AS verified, r.description AS description, r.picture AS picture ORDER BY r.id"))
                .extracting(row -> String.join(
                        "|",
                        row.text("name"),
                        row.text("type"),
                        row.text("address"),
                        "" + row.flag("open"),
                        "" + row.flag("verified"),
                        row.text("description"),
                        "" + row.textOrNull("picture")))
                .containsExactly(
                        "Chess, and Go|group|chess|true|false|two\nlines|null",
                        "A page|page|a-page|false|true||https://example.org/p.png");
        List<Row> before = members();
        ImportSummary again = load(ROOMS.replace("Chess, and Go", "Renamed"), MEMBERS, false);
        assertThat(again.count(ImportCount.ROOMS_CREATED) + again.count(ImportCount.MEMBERS_CREATED))
                .isZero();
        assertThat(members()).isEqualTo(before);
        assertThat(TestGraph.run(database, "MATCH (r:Room {id: 1}) RETURN r.name AS name")
                        .getFirst()
                        .text("name"))
                .isEqualTo("Chess, and Go");
    }

    @Test
    void members_of_unknown_rooms_and_unknown_users_are_bad_lines() throws IOException {
        String members = "room,user\n1,1\n9,1\n1,9\n1,3\n1,2\n";
        ImportSummary summary = load(ROOMS, members, true);
        assertThat(summary.count(ImportCount.MEMBERS_CREATED)).isEqualTo(2);
        assertThat(summary.count(ImportCount.BAD_LINES)).isEqualTo(3);
        assertThat(err.toString())
                .contains("line 3: there is no room 9", "line 4: ", "no user 9", "line 5: ", "no user 3");
        assertThatThrownBy(() -> load(ROOMS, members, false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,,,,,|a room name",
                "x,A,,,,|is not an id",
                "1,A,club,,,|not one of group, page",
                "1,A,,with space,,|is not an address",
                "1,A,,,maybe,|neither true nor false",
                "1,A,,,,ftp://x|not an http or https address",
                "1,A,,,,'a b'|not an http or https address"
            })
    void a_bad_line_is_reported_before_anything_is_written(String line, String reason) {
        assertThatThrownBy(() ->
                        load("id,name,type,address,public,avatar\n7,Fine,,,,\n" + line + "\n", "room,user\n", false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(reason);
        assertThat(TestGraph.run(database, "MATCH (r:Room) RETURN r")).isEmpty();
    }

    @Test
    void a_duplicate_room_is_a_bad_line() {
        assertThatThrownBy(() -> load("id,name\n1,A\n1,B\n", "room,user\n", false))
                .hasMessageContaining("is a duplicate in this file");
    }
}
