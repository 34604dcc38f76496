package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.TestProgram;
import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.settings.IssuerSettings.Issuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class IssuerOptionsTest {

    private static final String[] COMPLETE = {
        "--issuer", "https://id.example.com", "--jwks-url", "https://id.example.com/jwks", "--jwt-audience", "kith"
    };

    @TempDir
    private Path folder;

    private static IssuerSettings parsed(String... args) {
        IssuerOptions options = new IssuerOptions();
        new CommandLine(options).parseArgs(args);
        return options.settings(true);
    }

    private static String[] with(String... more) {
        return Stream.concat(Arrays.stream(COMPLETE), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void isRefused(String message, String... args) {
        assertThatThrownBy(() -> parsed(args))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessageContaining(message);
    }

    @Test
    void an_issuer_has_defaults() {
        assertThat(parsed(COMPLETE).issuers())
                .containsExactly(new Issuer(
                        "https://id.example.com", URI.create("https://id.example.com/jwks"), "kith", "sub", false));
        assertThat(parsed(with("--jwt-user-claim", "uid", "--jwt-create-users", "true"))
                        .issuers())
                .containsExactly(new Issuer(
                        "https://id.example.com", URI.create("https://id.example.com/jwks"), "kith", "uid", true));
        assertThat(parsed().issuers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--jwks-url, https://id.example.com/jwks",
        "--jwt-audience, kith",
        "--jwt-user-claim, uid",
        "--jwt-create-users, true",
        "--jwt-create-users, false"
    })
    void an_option_of_an_issuer_without_the_issuer_is_refused(String option, String value) {
        isRefused(option + " is of no use without --issuer", option, value);
    }

    @Test
    void an_issuer_needs_its_keys_and_its_audience() {
        isRefused("add --jwks-url", "--issuer", "https://id.example.com", "--jwt-audience", "kith");
        isRefused("add --jwt-audience", "--issuer", "https://id.example.com", "--jwks-url", "https://a.org/jwks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com/jwks",
                "http://127.0.0.1.example.com/jwks",
                "http://localhost.example.com/jwks",
                "http://10.0.0.1/jwks",
                "http://0.0.0.0/jwks",
                "http://user@127.0.0.1/jwks",
                "https://user:password@id.example.com/jwks",
                "https://id.example.com/jwks#x",
                "https:///jwks",
                "ftp://id.example.com/jwks",
                "file:///etc/passwd",
                "/jwks",
                ""
            })
    void keys_come_by_https_or_from_this_machine(String address) {
        isRefused(
                "the address of the keys must be https",
                "--issuer",
                "https://id.example.com",
                "--jwt-audience",
                "kith",
                "--jwks-url",
                address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/jwks",
                "http://localhost/jwks",
                "http://[::1]:9/jwks",
                "HTTPS://id.example.com/jwks?app=1"
            })
    void safe_addresses_are_accepted(String address) {
        assertThat(parsed("--issuer", "https://id.example.com", "--jwt-audience", "kith", "--jwks-url", address)
                        .issuers())
                .hasSize(1);
    }

    @Test
    void texts_are_bounded() {
        isRefused("the name must have", "--issuer", "", "--jwks-url", "https://a.org", "--jwt-audience", "kith");
        isRefused("the audience must have", "--issuer", "x", "--jwks-url", "https://a.org", "--jwt-audience", " ");
        isRefused("the user claim must have", with("--jwt-user-claim", "x".repeat(256)));
    }

    @Test
    void tokens_of_an_issuer_need_the_graph_api() {
        IssuerOptions options = new IssuerOptions();
        new CommandLine(options).parseArgs(COMPLETE);
        assertThatThrownBy(() -> options.settings(false)).hasMessageContaining("leave out --graph false");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("issuers.json"), text).toString();
    }

    private static String item(String name) {
        return "{\"issuer\":\"" + name + "\",\"jwks_url\":\"https://a.org/jwks\",\"jwt_audience\":\"kith\"}";
    }

    @Test
    void a_file_names_several_issuers_besides_the_one_of_the_options() throws IOException {
        String file = file("[" + item("a") + ",{\"issuer\":\"b\",\"jwks_url\":\"https://b.org\",\"jwt_audience\":\"x\","
                + "\"jwt_user_claim\":\"uid\",\"jwt_create_users\":true}]");
        assertThat(parsed(with("--issuers", file)).issuers())
                .containsExactly(
                        new Issuer("a", URI.create("https://a.org/jwks"), "kith", "sub", false),
                        new Issuer("b", URI.create("https://b.org"), "x", "uid", true),
                        parsed(COMPLETE).issuers().getFirst());
        assertThat(parsed("--issuers", file("[]")).issuers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "[[]]",
                "[null]",
                "[1]",
                "[{}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"https://a.org\"}]",
                "[{\"issuer\":\"a\",\"jwks_url\":7,\"jwt_audience\":\"kith\"}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"a b\",\"jwt_audience\":\"kith\"}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"http://a.org\",\"jwt_audience\":\"kith\"}]",
                "[{\"issuer\":\"a\",\"issuer\":\"b\",\"jwks_url\":\"https://a.org\",\"jwt_audience\":\"kith\"}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"https://a.org\",\"jwt_audience\":\"kith\",\"audience\":\"x\"}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"https://a.org\",\"jwt_audience\":\"kith\",\"jwt_create_users\":1}]",
                "[{\"issuer\":\"a\",\"jwks_url\":\"https://a.org\",\"jwt_audience\":\"kith\",\"jwt_user_claim\":null}]"
            })
    void a_file_with_another_form_is_refused(String text) throws IOException {
        String file = file(text);
        isRefused(file, "--issuers", file);
    }

    @Test
    void issuers_have_different_names_and_are_twenty_at_most() throws IOException {
        isRefused("two issuers have the same name", "--issuers", file("[" + item("a") + "," + item("a") + "]"));
        List<String> many = IntStream.rangeClosed(0, IssuerSettings.MAX)
                .mapToObj(number -> item("i" + number))
                .toList();
        isRefused("more than 20 issuers", "--issuers", file(many.stream().collect(Collectors.joining(",", "[", "]"))));
        assertThat(parsed("--issuers", file(many.stream().skip(1).collect(Collectors.joining(",", "[", "]"))))
                        .issuers())
                .hasSize(IssuerSettings.MAX);
    }

    @Test
    void a_server_does_not_start_with_half_an_issuer() {
        TestProgram kith = new TestProgram();
        assertThat(kith.run("serve", "--data", folder.toString(), "--issuer", "https://id.example.com"))
                .isEqualTo(2);
        assertThat(kith.err()).contains("--issuer needs --jwks-url and --jwt-audience");
        assertThat(folder).isEmptyDirectory();
    }
}
