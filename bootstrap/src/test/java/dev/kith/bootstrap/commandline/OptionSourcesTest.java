package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class OptionSourcesTest {

    @TempDir
    Path folder = Path.of("");

    static final class Everything {

        @Mixin
        Options.Common common = new Options.Common();

        @Mixin
        Options.Data data = new Options.Data();

        @Mixin
        Options.Neo4jPorts ports = new Options.Neo4jPorts();

        @Mixin
        Options.Http http = new Options.Http();

        @Mixin
        Options.Mail mail = new Options.Mail();

        @Mixin
        Options.Attempts attempts = new Options.Attempts();

        @Mixin
        Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();
    }

    @Test
    void a_flag_wins_over_a_variable_over_the_file_over_the_default() throws IOException {
        Path file = file("port=1\nbolt-port=1\nbrowser-port=1\n");
        Everything options =
                parsed(Map.of("KITH_PORT", "2", "KITH_BOLT_PORT", "2"), "--config", file.toString(), "--port", "3");
        assertThat(options.http.port).isEqualTo(3);
        assertThat(options.ports.bolt).isEqualTo(2);
        assertThat(options.ports.browser).isEqualTo(1);
        assertThat(options.http.host).isEqualTo("127.0.0.1");
    }

    @Test
    void the_file_in_the_data_directory_is_read_by_default() throws IOException {
        file("port=9\n");
        assertThat(parsed(Map.of(), "--data", folder.toString()).http.port).isEqualTo(9);
        assertThat(parsed(Map.of("KITH_DATA", folder.toString())).http.port).isEqualTo(9);
    }

    @Test
    void a_named_file_may_set_the_data_directory() throws IOException {
        Path file = file("data=elsewhere\n");
        assertThat(parsed(Map.of("KITH_CONFIG", file.toString())).data.path).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void an_unknown_key_is_an_error_with_the_nearest_name() throws IOException {
        Path file = file("port=1\nbolt_port=2\n");
        assertThatThrownBy(() -> parsed(Map.of(), "--config", file.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'bolt_port'")
                .hasMessageContaining("did you mean 'bolt-port'?");
    }

    @Test
    void an_unknown_variable_is_an_error_with_the_nearest_name() {
        assertThatThrownBy(() -> parsed(Map.of("KITH_BOTL_PORT", "1", "KITH_ATTEMPTS_PER_ACOUNT", "1")))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessageContaining("KITH_BOTL_PORT; did you mean KITH_BOLT_PORT?")
                .hasMessageContaining("KITH_ATTEMPTS_PER_ACOUNT; did you mean KITH_ATTEMPTS_PER_ACCOUNT?");
    }

    @Test
    void variables_of_the_launcher_of_the_tests_and_of_other_programs_are_not_options() {
        assertThat(parsed(Map.of(
                                "KITH_JAVA_OPTS", "-Xmx1g",
                                "KITH_JAVA_HOME", "/jdk",
                                "KITH_TEST_NEO4J_URI", "bolt://127.0.0.1:1",
                                "KITHARA_PORT", "1"))
                        .http
                        .port)
                .isEqualTo(8080);
    }

    @Test
    void a_bad_value_of_a_variable_or_of_the_file_names_its_option() throws IOException {
        Path file = file("attempts-per-account=0\n");
        assertThatThrownBy(() -> parsed(Map.of(), "--config", file.toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--attempts-per-account")
                .hasMessageContaining("from 1 to 1000000, not '0'");
        assertThatThrownBy(() -> parsed(Map.of("KITH_PORT", "tcp://10.0.0.1:80")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--port")
                .hasMessageContaining("from 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 65536",
        "--bolt-port, -1",
        "--browser-port, x",
        "--public-url, kith.example.org",
        "--public-url, ftp://kith.example.org",
        "--public-url, https://kith.example.org/?a=b",
        "--public-url, https://kith.example.org/#top",
        "--public-url, https://user@kith.example.org",
        "--neo4j, not an address",
        "--neo4j, bolt://",
        "--client-address-header, X Forwarded For",
        "--client-address-header, X-Forwarded-For:",
        "--mode, friends",
        "--mutual, both",
        "--connection-actions, none",
        "--content-availability, maybe",
        "--cache, -1",
        "--mail-port, smtp",
        "--mail-from, kith@",
        "--email-code-life, soon",
        "--email-code-life, 36501d",
        "--email-code-life, 99999999999999999999d",
        "--attempts-per-address, 0",
        "--attempts-per-account, 1000001",
        "--attempts-window, 0s",
        "--attempts-window, 0.9s",
        "--attempts-window, PT-1H",
        "--attempts-window, 200000d"
    })
    void a_bad_value_names_its_option(String option, String value) {
        assertThatThrownBy(() -> parsed(Map.of(), option, value))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(option)
                .hasMessageContaining(value)
                .hasMessageNotContaining("java.");
    }

    @Test
    void a_cache_that_is_larger_than_the_heap_is_an_error() {
        Options.Http http = parsed(Map.of(), "--cache", "2147483647").http;
        assertThatThrownBy(http::settings)
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessageContaining("--cache 2147483647");
    }

    @Test
    void a_key_that_says_where_the_file_is_cannot_be_in_it() throws IOException {
        file("data=elsewhere\n");
        assertThatThrownBy(() -> parsed(Map.of(), "--data", folder.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'data'");
    }

    @Test
    void a_named_file_that_does_not_exist_is_an_error() {
        assertThatThrownBy(() ->
                        parsed(Map.of(), "--config", folder.resolve("none").toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--config");
    }

    @Test
    void a_byte_order_mark_in_the_file_is_no_part_of_its_first_key() throws IOException {
        Path file = file("\ufeffport=9\n");
        assertThat(parsed(Map.of(), "--config", file.toString()).http.port).isEqualTo(9);
        assertThat(parsed(Map.of(), "--data", folder.toString()).http.port).isEqualTo(9);
    }

    @Test
    void a_file_that_is_not_a_short_text_of_utf_8_is_refused_with_the_reason() throws IOException {
        Path file = file("");
        Files.write(file, "mail-from=Zoë\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file, "not UTF-8");
        Files.write(file, "port=9\n".getBytes(StandardCharsets.UTF_16));
        assertRefused(file, "UTF-16BE");
        Files.writeString(file, "#".repeat(Utf8Text.MAX_BYTES) + "\nport=9\n");
        assertRefused(file, Utf8Text.MAX_BYTES + " bytes");
        Files.writeString(file, "mail-from=\\u12x4\n");
        assertRefused(file, "malformed \\uXXXX");
        assertRefused(Path.of("/dev/zero"), Utf8Text.MAX_BYTES + " bytes");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> parsed(Map.of(), "--config", file.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll(file.toString(), reason);
    }

    @Test
    void a_dialect_is_disabled_by_flag_variable_or_file() throws IOException {
        assertThat(parsed(Map.of()).http.px).isTrue();
        assertThat(parsed(Map.of(), "--px", "false").http.px).isFalse();
        assertThat(parsed(Map.of("KITH_PX", "false")).http.px).isFalse();
        assertThat(parsed(
                                Map.of(),
                                "--config",
                                file("px=false\npx-find-by-email=true\n").toString())
                        .http)
                .satisfies(http -> assertThat(http.px).isFalse())
                .satisfies(http -> assertThat(http.pxFindByEmail).isTrue());
    }

    @Test
    void an_empty_variable_is_as_good_as_none() {
        assertThat(parsed(Map.of("KITH_PORT", "")).http.port).isEqualTo(8080);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("kith.properties"), text);
    }

    private static Everything parsed(Map<String, String> environment, String... args) {
        Everything options = new Everything();
        var _ = new CommandLine(options)
                .setDefaultValueProvider(OptionSources.of(args, environment))
                .parseArgs(args);
        return options;
    }
}
