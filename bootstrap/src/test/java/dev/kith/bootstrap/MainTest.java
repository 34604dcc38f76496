package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "import", "token", "user", "app", "doctor", "neo4j"})
    void every_command_has_help_worth_reading(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: kith " + command).contains("KITH_BOLT_PORT");
    }

    @Test
    void a_usage_error_ends_with_exit_code_2_and_a_sentence() {
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(run("serve", "--port", "x")).isEqualTo(2);
        assertThat(run("serve", "--mode", "x")).isEqualTo(2);
        assertThat(run("serve", "--config")).isEqualTo(2);
        assertThat(run("serve", "--config", "a", "--config", "b")).isEqualTo(2);
        assertThat(run("serve", "--data")).isEqualTo(2);
        assertThat(run("serve", "--data", "a", "--data", "b")).isEqualTo(2);
        assertThat(run("token", "--user", "1", "--ttl", "400000000000d")).isEqualTo(2);
        assertThat(run("serve", "--train", "--neo4j", "bolt://127.0.0.1:1")).isEqualTo(2);
        assertThat(run("neo4j", "--bolt-port", "0")).isEqualTo(2);
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("token", "--user", "0")).isEqualTo(2);
        assertThat(run("token", "--user", "1", "--scope", "user")).isEqualTo(2);
        assertThat(run("token", "--user", "1", "--client", "app")).isEqualTo(2);
        assertThat(run("token", "--user", "1", "--client", "app", "--scope", "users"))
                .isEqualTo(2);
        assertThat(run("token", "--user", "1", "--client", "no key", "--scope", "user"))
                .isEqualTo(2);
        assertThat(run("app")).isEqualTo(2);
        assertThat(run("app", "create")).isEqualTo(2);
        assertThat(run("app", "create", "--name", " ")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void a_port_in_use_is_an_error_that_names_the_option() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--port", Integer.toString(taken.getLocalPort()), "--data", folder.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).contains("--port").doesNotContain("\tat ");
        assertThat(folder.resolve("neo4j")).doesNotExist();
    }

    @Test
    void a_missing_file_is_an_error_before_anything_is_opened() {
        assertThat(run(
                        "import",
                        "--edges",
                        folder.resolve("none").toString(),
                        "--data",
                        folder.resolve("data").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none").doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_neo4j_that_does_not_answer_is_an_error() {
        assertThat(run("doctor", "--neo4j", "bolt://127.0.0.1:1", "--neo4j-password", "x", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no answer").contains("--neo4j").doesNotContain("\tat ");
    }

    @Test
    void an_address_that_is_not_a_neo4j_is_an_error() {
        assertThat(run("doctor", "--neo4j", "http://127.0.0.1:1", "--neo4j-password", "x", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("not the address of a Neo4j").doesNotContain("\tat ");
    }

    @Test
    void an_unknown_variable_ends_with_exit_code_2_and_the_nearest_name() {
        assertThat(run(Map.of("KITH_PROT", "1"), "serve")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("kith: Unknown variable KITH_PROT; did you mean KITH_PORT?\n");
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private int run(Map<String, String> environment, String... args) {
        return Main.run(args, environment, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
