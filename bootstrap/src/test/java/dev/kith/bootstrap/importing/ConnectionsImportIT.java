package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.ImportSummary;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class ConnectionsImportIT {

    /** The id of a user that another file creates. */
    private static final long INCOMING = 77;

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();
    private Database database = TestGraph.emptied();
    private UserId ada = new UserId(1);
    private UserId bob = new UserId(2);
    private UserId cyd = new UserId(3);
    private UserId dan = new UserId(4);

    @BeforeEach
    void four_users() {
        database = TestGraph.emptied();
        ada = user("ada");
        bob = user("bob");
        cyd = user("cyd");
        dan = user("dan");
    }

    private UserId user(String name) {
        CreateUserAnswer creation = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID)
                .handle(null, new Username(name), Profile.EMPTY, null, Role.MEMBER);
        return ((CreateUserAnswer.Created) creation).user().id();
    }

    @Command
    static final class NoCommand {}

    private ImportSummary load(boolean skip, String... lines) throws IOException {
        ConnectionsImport file = new ConnectionsImport();
        new CommandLine(new NoCommand())
                .addMixin("file", file)
                .parseArgs(
                        "--connections",
                        Files.writeString(folder.resolve("c.csv"), String.join("\n", lines) + "\n")
                                .toString());
        PrintWriter out = new PrintWriter(err, true);
        BadLines bad = new BadLines(skip, out);
        ImportRun run = new ImportRun(() -> false, Clock.fixed(NOON, ZoneOffset.UTC), bad, out, new ImportReport());
        ImportTarget target = ImportTarget.of(database, false);
        file.read(new ImportFiles(new DataDirectory(folder)), run);
        file.reportUnknown(target, Set.of(INCOMING), bad);
        file.write(target, run);
        run.report().add(ImportCount.BAD_LINES, bad.count());
        return run.report().summary(0);
    }

    private <A> void decide(UserId one, UserId other, Function<Tie, Decision<A>> rule) {
        new Neo4jTies(database).decide(Pair.of(one, other), rule);
    }

    private Connection between(UserId one, UserId other) {
        return new Neo4jTies(database)
                .<Tie>decide(Pair.of(one, other), tie -> Decision.unchanged(tie, tie))
                .connection();
    }

    private static String line(UserId user, UserId other, String since) {
        return user.value() + "," + other.value() + "," + since;
    }

    @Test
    void an_import_writes_the_file_and_a_second_import_changes_nothing() throws IOException {
        String[] lines = {
            "user,other,since,colour",
            line(bob, ada, "2020-01-02"),
            line(ada, cyd, ""),
            line(cyd, dan, ""),
            line(dan, cyd, "")
        };
        ImportSummary first = load(false, lines);

        assertThat(first.asMap())
                .containsEntry("connections_created", 3L)
                .containsEntry("connections_already_there", 1L);
        assertThat(err.toString()).contains("ignoring the columns colour");
        assertThat(between(ada, bob)).isEqualTo(new Connection.Connected(Instant.parse("2020-01-02T00:00:00Z")));
        // rows without since get the import's time, in file order, and none is in the future
        assertThat(Stream.of(between(ada, cyd), between(cyd, dan))
                        .map(connection -> ((Connection.Connected) connection).since()))
                .containsExactly(NOON.minusNanos(2_000), NOON.minusNanos(1_000));
        assertThat(load(false, lines).asMap())
                .containsEntry("connections_created", 0L)
                .containsEntry("connections_already_there", 4L);
        assertThat(between(ada, bob)).isEqualTo(new Connection.Connected(Instant.parse("2020-01-02T00:00:00Z")));
        assertThat(new Doctor(database).examine(false, _ -> {})).isEmpty();
    }

    @Test
    void a_connection_ends_a_request_and_hidden_users_stay_unconnected() throws IOException {
        decide(bob, ada, tie -> ConnectionRules.ask(tie, bob, NOON));
        decide(ada, cyd, tie -> HideRules.toggle(tie, ada, NOON));

        ImportSummary summary =
                load(false, "user,other", ada.value() + "," + bob.value(), cyd.value() + "," + ada.value());

        assertThat(summary.asMap()).containsEntry("connections_created", 1L).containsEntry("hidden_users", 1L);
        assertThat(between(ada, bob)).isInstanceOf(Connection.Connected.class);
        assertThat(between(ada, cyd)).isEqualTo(new Connection.Strangers());
        assertThat(TestGraph.run(database, "MATCH ()-[r:REQUESTED]->() RETURN r"))
                .isEmpty();
        assertThat(new Doctor(database).examine(false, _ -> {})).isEmpty();
    }

    @Test
    void lines_with_unknown_users_are_bad_lines_before_anything_is_written() throws IOException {
        String[] lines = {"user,other", ada.value() + "," + bob.value(), "999," + ada.value()};
        assertThatThrownBy(() -> load(false, lines))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3: there is no user 999");
        assertThat(between(ada, bob)).isEqualTo(new Connection.Strangers());

        ImportSummary summary = load(true, lines);

        assertThat(summary.asMap())
                .containsEntry("bad_lines", 1L)
                .containsEntry("unknown_users", 0L)
                .containsEntry("connections_created", 1L);
        assertThat(between(ada, bob)).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void a_user_that_another_file_failed_to_create_is_left_out() throws IOException {
        assertThat(load(false, "user,other", ada.value() + "," + INCOMING).asMap())
                .containsEntry("bad_lines", 0L)
                .containsEntry("unknown_users", 1L)
                .containsEntry("connections_created", 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,|connected to themselves",
                "1,,|is not an id",
                "0,1,|whole numbers from 1",
                "1,ada,|is not an id",
                "1,2,yesterday|is not a time"
            })
    void a_bad_line_is_reported_before_anything_is_written(String line, String reason) {
        assertThatThrownBy(() -> load(false, "user,other,since", line(ada, bob, ""), line))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(reason);
        assertThat(between(ada, bob)).isEqualTo(new Connection.Strangers());
    }
}
