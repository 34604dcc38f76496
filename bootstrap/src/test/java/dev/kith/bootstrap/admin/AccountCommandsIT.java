package dev.kith.bootstrap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.key.KeyState;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.account.Neo4jKeys;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands about accounts, applications and keys. */
final class AccountCommandsIT {

    private static final UserId ADA = new UserId(7);
    private static final String NEXT = "Another horse 8";

    @TempDir
    static Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    private int run(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--data";
        all[words.length + 1] = folder.toString();
        return kith.run(all);
    }

    private int typing(String line, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return run(words);
        } finally {
            System.setIn(before);
        }
    }

    private static <T> T inTheGraph(Function<Graph, T> read) {
        try (Graph graph = Graph.openExisting(new Options.RemoteNeo4j().settings(), new DataDirectory(folder))) {
            return read.apply(graph);
        }
    }

    private static User ada(Graph graph) {
        return new Neo4jUsers(graph.database()).find(ADA).orElseThrow();
    }

    private static UserStatus status() {
        return inTheGraph(graph -> ada(graph).status());
    }

    private static boolean hasPassword(String text) {
        return inTheGraph(graph -> new Argon2idPasswordHashes()
                .matches(
                        new Password(text),
                        new Neo4jAccounts(graph.database()).password(ADA).orElse(null)));
    }

    @Test
    void an_account_is_blocked_and_gets_a_new_password() {
        assertThat(typing("Correct horse 7", "user", "create", "--username", "Ada", "--id", "7", "--password-stdin"))
                .isZero();

        assertThat(run("user", "block", "--user", "7")).isZero();
        assertThat(kith.out()).contains("Blocked user 7, Ada.");
        assertThat(status()).isEqualTo(UserStatus.BLOCKED);
        assertThat(run("user", "unblock", "--username", "ada")).isZero();
        assertThat(kith.out()).contains("Unblocked user 7, Ada.");
        assertThat(status()).isEqualTo(UserStatus.APPROVED);

        assertThat(typing(NEXT, "user", "reset-password", "--user", "7", "--password-stdin"))
                .isZero();
        assertThat(kith.out()).contains("user 7").doesNotContain("horse");
        assertThat(hasPassword(NEXT)).isTrue();
        boolean endsTokens = inTheGraph(graph -> !ada(graph).accepts(Instant.EPOCH));
        assertThat(endsTokens).isTrue();
        assertThat(run("user", "reset-password", "--username", "Ada")).isZero();
        Matcher printed = Pattern.compile("Password  (\\S{20})  ").matcher(kith.out());
        assertThat(printed.find()).as(kith.out()).isTrue();
        assertThat(hasPassword(printed.group(1))).isTrue();

        assertThat(typing("short", "user", "reset-password", "--user", "7", "--password-stdin"))
                .isEqualTo(1);
        assertThat(kith.err()).contains("too short");
        assertThat(run("user", "block", "--user", "8")).isEqualTo(1);
        assertThat(kith.err()).contains("There is no user 8");
        assertThat(run("user", "reset-password", "--username", "no such name")).isEqualTo(1);

        var _ = inTheGraph(graph -> {
            assertThat(run("user", "block", "--user", "7")).isEqualTo(1);
            assertThat(kith.err()).contains("Another Kith", "--neo4j bolt://127.0.0.1:7687");
            return true;
        });
    }

    @Test
    void an_application_is_listed_until_it_is_revoked() {
        assertThat(run("app", "create", "--name", "Gallery", "--json")).isZero();
        Matcher made =
                Pattern.compile("\"key\":\"([^\"]+)\",\"secret\":\"([^\"]+)\"").matcher(kith.out());
        assertThat(made.find()).isTrue();
        String key = made.group(1);

        assertThat(run("app", "list")).isZero();
        assertThat(kith.out()).contains(key, "Gallery").doesNotContain(made.group(2));
        assertThat(run("app", "list", "--json")).isZero();
        assertThat(kith.out())
                .contains("\"key\":\"" + key + "\"", "\"name\":\"Gallery\"")
                .doesNotContain(made.group(2));

        assertThat(run("app", "revoke", "--key", key)).isZero();
        assertThat(kith.out()).contains("Revoked the application " + key);
        Optional<App> app = inTheGraph(graph -> new Neo4jApps(graph.database()).find(new AppKey(key)));
        assertThat(app).isEmpty();
        assertThat(run("app", "revoke", "--key", key)).isEqualTo(1);
        assertThat(kith.err()).contains("There is no application");
        assertThat(run("app", "list")).isZero();
        assertThat(kith.out()).doesNotContain(key);
    }

    @Test
    void a_key_is_shown_once_rotated_and_revoked() {
        assertThat(run("key", "create", "--name", "backend", "--scope", "graph.users", "--expires", "90d", "--json"))
                .isZero();
        KeyText first = printedKey();
        assertThat(run("key", "rotate", first.id().value(), "--overlap", "1h", "--json"))
                .isZero();
        KeyText second = printedKey();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(run("key", "list")).isZero();
        assertThat(kith.out())
                .contains(first.id().value(), "backend", "graph.users", "expires 20")
                .doesNotContain(first.secret().text(), second.secret().text());
        ServiceKey key = inTheGraph(
                graph -> new Neo4jKeys(graph.database()).find(first.id()).orElseThrow());
        for (KeyText text : List.of(first, second)) {
            assertThat(key.state(text.secret().hash(), Instant.now())).isEqualTo(KeyState.VALID);
        }

        assertThat(run("key", "revoke", first.id().value())).isZero();
        assertThat(kith.out()).contains("Revoked the key " + first.id());
        assertThat(run("key", "rotate", first.id().value())).isEqualTo(1);
        assertThat(kith.err()).contains("is revoked");
        assertThat(run("key", "list", "--json")).isZero();
        assertThat(kith.out())
                .contains("\"revoked\":\"20")
                .doesNotContain(second.secret().text());
        assertThat(run("key", "revoke", "000000000000")).isEqualTo(1);
        assertThat(kith.err()).contains("There is no key with the id 000000000000");
    }

    private KeyText printedKey() {
        Matcher printed = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(kith.out());
        assertThat(printed.find()).as(kith.out()).isTrue();
        return KeyText.parse(printed.group(1)).orElseThrow();
    }

    @Test
    void a_key_needs_a_name_and_known_scopes_and_is_no_argument_itself() {
        assertThat(run("key")).isEqualTo(2);
        assertThat(run("key", "create", "--name", "x")).isEqualTo(2);
        assertThat(run("key", "create", "--scope", "graph")).isEqualTo(2);
        assertThat(run("key", "create", "--name", " ", "--scope", "graph")).isEqualTo(2);
        assertThat(run("key", "create", "--name", "x", "--scope", "graph.everything"))
                .isEqualTo(2);
        assertThat(kith.err()).contains("graph.users.read", "not 'graph.everything'");
        assertThat(run("key", "create", "--name", "x", "--scope", "graph", "--expires", "soon"))
                .isEqualTo(2);
        assertThat(run("key", "rotate", "000000000000", "--overlap", "31d")).isEqualTo(2);
        String whole = KeyText.random(new Random(1)).text();
        assertThat(run("key", "revoke", whole)).isEqualTo(2);
        assertThat(kith.err()).contains("expected the id of a key");
    }

    @Test
    void without_a_graph_there_is_nothing_to_change_and_none_is_created() {
        String none = folder.resolve("none").toString();
        for (String[] words : new String[][] {
            {"app", "list"},
            {"app", "revoke", "--key", "x"},
            {"key", "list"},
            {"key", "rotate", "000000000000"},
            {"key", "revoke", "000000000000"},
            {"user", "block", "--user", "1"},
            {"user", "unblock", "--user", "1"},
            {"user", "reset-password", "--user", "1"}
        }) {
            String[] all = new String[words.length + 2];
            System.arraycopy(words, 0, all, 0, words.length);
            all[words.length] = "--data";
            all[words.length + 1] = none;
            assertThat(kith.run(all)).isEqualTo(1);
            assertThat(kith.err()).contains("There is no graph in the data directory");
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void the_user_and_the_key_are_needed_and_a_password_is_no_value_of_a_flag() {
        assertThat(run("user", "block")).isEqualTo(2);
        assertThat(run("user", "block", "--user", "1", "--username", "ada")).isEqualTo(2);
        assertThat(run("user", "reset-password")).isEqualTo(2);
        assertThat(run("user", "reset-password", "--user", "1", "--password=" + NEXT))
                .isEqualTo(2);
        assertThat(run("user", "reset-password", "--user", "1", "--password", "--password-stdin"))
                .isEqualTo(2);
        assertThat(run("app", "revoke")).isEqualTo(2);
        assertThat(run("app", "revoke", "--key", "no key")).isEqualTo(2);
    }
}
