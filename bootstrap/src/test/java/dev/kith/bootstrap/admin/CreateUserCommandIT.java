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
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        assertThat(create(WORD, "--username", "ada", "--id", "7", "--role", "admin", "--data", data, "--json"))
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
    void a_password_is_no_value_of_a_flag_and_is_asked_for_only_on_a_terminal() {
        assertThat(kith.run("user", "create", "--username", "ada", "--password=" + WORD))
                .isEqualTo(2);
        assertThat(kith.run("user", "create", "--username", "ada", "--password"))
                .isEqualTo(2);
        assertThat(kith.err()).contains("--password-stdin");
    }

    private int create(String word, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((word + "\n").getBytes(StandardCharsets.UTF_8)));
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
