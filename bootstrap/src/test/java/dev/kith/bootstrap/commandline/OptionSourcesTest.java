package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

final class OptionSourcesTest {

    @TempDir
    Path folder = Path.of("");

    static final class Everything {

        @Mixin
        Options.Common common = new Options.Common();

        @Mixin
        Options.Data data = new Options.Data();

        @Mixin
        Options.Neo4jPorts doors = new Options.Neo4jPorts();

        @Mixin
        Options.Http http = new Options.Http();
    }

    @Test
    void a_flag_wins_over_a_variable_over_the_file_over_the_default() throws IOException {
        Path file = file("port=1\nbolt-port=1\nbrowser-port=1\n");
        Everything options =
                parsed(Map.of("KITH_PORT", "2", "KITH_BOLT_PORT", "2"), "--config", file.toString(), "--port", "3");
        assertThat(options.http.port).isEqualTo(3);
        assertThat(options.doors.bolt).isEqualTo(2);
        assertThat(options.doors.browser).isEqualTo(1);
        assertThat(options.http.host).isEqualTo("127.0.0.1");
    }

    @Test
    void the_file_in_the_data_directory_is_read_without_being_named() throws IOException {
        file("port=9\n");
        assertThat(parsed(Map.of(), "--data", folder.toString()).http.port).isEqualTo(9);
        assertThat(parsed(Map.of("KITH_DATA", folder.toString())).http.port).isEqualTo(9);
    }

    @Test
    void a_named_file_may_say_where_the_data_is() throws IOException {
        Path file = file("data=elsewhere\n");
        assertThat(parsed(Map.of("KITH_CONFIG", file.toString())).data.path).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void an_unknown_key_is_named() throws IOException {
        Path file = file("port=1\nbolt_port=2\n");
        assertThatThrownBy(() -> parsed(Map.of(), "--config", file.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'bolt_port'")
                .hasMessageContaining("bolt-port");
    }

    @Test
    void a_key_that_decides_where_the_file_is_cannot_stand_in_it() throws IOException {
        file("data=elsewhere\n");
        assertThatThrownBy(() -> parsed(Map.of(), "--data", folder.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'data'");
    }

    @Test
    void a_named_file_that_is_not_there_is_told() {
        assertThatThrownBy(() ->
                        parsed(Map.of(), "--config", folder.resolve("none").toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--config");
    }

    @Test
    void a_dialect_is_turned_off_in_either_way() throws IOException {
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
    void an_empty_variable_says_nothing() {
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
