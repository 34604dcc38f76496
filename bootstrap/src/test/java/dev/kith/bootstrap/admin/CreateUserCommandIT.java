package dev.kith.bootstrap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CreateUserCommandIT {

    private static final String WORD = "Correct horse 7";

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    @Test
    void a_password_comes_from_the_standard_input_and_is_kept_as_a_hash() {
        String data = folder.toString();
        assertThat(create(
                        "\ufeff" + WORD, "--username", "ada", "--id", "7", "--role", "admin", "--data", data, "--json"))
                .isZero();
        assertThat(kith.out()).contains("\"id\":7", "\"role\":\"admin\"").doesNotContain("horse");
        try (Graph graph = Graph.open(
                new Options.RemoteNeo4j().settings(),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(folder),
                Graph.OPERATOR_READ_TIMEOUT)) {
            PasswordHash hash =
                    new Neo4jAccounts(graph.database()).password(new UserId(7)).orElseThrow();
            assertThat(hash.text()).startsWith("$argon2id$");
            assertThat(new Argon2idPasswordHashes().matches(new Password(WORD), hash))
                    .isTrue();
        }
    }

    /** A clock of nanoseconds passes by chance once in a million runs. */
    @Test
    void the_time_of_an_account_has_whole_microseconds() {
        String data = folder.resolve("times").toString();
        assertThat(create(WORD, "--username", "ada", "--id", "1", "--data", data))
                .isZero();
        assertThat(kith.run("user", "create", "--username", "bob", "--id", "2", "--data", data))
                .isZero();
        try (Graph graph =
                Graph.openExisting(new Options.RemoteNeo4j().settings(), new DataDirectory(folder.resolve("times")))) {
            Neo4jUsers users = new Neo4jUsers(graph.database());
            for (long id = 1; id <= 2; id++) {
                Instant joined = users.find(new UserId(id)).orElseThrow().joined();
                assertThat(joined).isEqualTo(joined.truncatedTo(ChronoUnit.MICROS));
            }
        }
    }

    @Test
    void a_weak_password_is_refused_before_anything_is_opened() {
        assertThat(create(
                        "short",
                        "--username",
                        "ada",
                        "--data",
                        folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(kith.err()).contains("too short").doesNotContain("short\n");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_password_that_is_too_long_or_not_utf_8_is_refused_before_anything_is_opened() {
        String data = folder.resolve("none").toString();
        assertThat(create(WORD.repeat(100_000), "--username", "ada", "--data", data))
                .isEqualTo(1);
        assertThat(kith.err()).contains("The password on standard input has more than");
        byte[] latin1 = "Correct hörse 7\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(create(latin1, "--username", "ada", "--data", data)).isEqualTo(1);
        assertThat(kith.err()).contains("The password on standard input").contains("not UTF-8");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_password_is_no_value_of_a_flag_and_is_asked_for_only_on_a_terminal() {
        assertThat(kith.run("user", "create", "--username", "ada", "--password=" + WORD))
                .isEqualTo(2);
        assertThat(kith.run("user", "create", "--username", "ada", "--password"))
                .isEqualTo(2);
        assertThat(kith.err()).contains("--password-stdin");
    }

    private int create(String word, String... args) {
        return create((word + "\n").getBytes(StandardCharsets.UTF_8), args);
    }

    private int create(byte[] input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            String[] all = new String[args.length + 3];
            all[0] = "user";
            all[1] = "create";
            all[2] = "--password-stdin";
            System.arraycopy(args, 0, all, 3, args.length);
            return kith.run(all);
        } finally {
            System.setIn(before);
        }
    }
}
