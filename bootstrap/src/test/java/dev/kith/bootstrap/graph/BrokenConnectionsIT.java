package dev.kith.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.app.RegisterApp;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.journal.ReplayedJournal;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.transport.BoltProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A request of every kind that writes, whose connection to a Neo4j in another process breaks at the commit. It is
 * answered, and changes the graph, as the same request of another user whose connection holds.
 */
@Timeout(300)
final class BrokenConnectionsIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);

    private static final String PASSWORD = "Correct-horse-9";

    private static final PasswordHash HASH = new Argon2idPasswordHashes().of(new Password(PASSWORD));

    @TempDir
    static Path folder = Path.of("");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Graph neo4j;
    private static BoltProxy proxy;
    private static Graph remote;
    private static Server follow;
    private static Server friendship;
    private static App app;
    private static long root;
    private static int people;

    private enum Write {
        FOLLOW,
        UNFOLLOW,
        CONNECTION_REQUEST,
        ACCEPT,
        REJECT,
        MARK_SEEN,
        HIDE,
        SIGN_UP,
        PROFILE_EDIT,
        SETTINGS,
        PASSWORD_CHANGE,
        EMAIL_CHANGE,
        DELETION,
        HARD_DELETION,
        POST,
        SIGN_IN,
        REFRESH,
        SIGN_OUT,
        REFLECT_TOGGLE,
        REFLECT_REMOVE_FOLLOWER,
        REFLECT_PICTURE
    }

    private record Person(long id, String name) {}

    /** What a request does: its answer, and the graph afterwards, without what differs from user to user. */
    private record Outcome(int status, String body, List<Row> graph) {}

    @BeforeAll
    static void start() throws Exception {
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        neo4j = Graph.openEmbedded(ports, data, Graph.OPERATOR_READ_TIMEOUT, false);
        proxy = new BoltProxy(ports.bolt());
        RemoteNeo4jSettings settings = new RemoteNeo4jSettings(
                URI.create("bolt://" + TcpPorts.LOOPBACK + ":" + proxy.port()),
                "neo4j",
                Objects.requireNonNull(neo4j.password()).value(),
                "");
        remote = Graph.open(settings, Neo4jPortSettings.CLOSED, data, Graph.REQUEST_READ_TIMEOUT);
        follow = server(CommunityMode.FOLLOW);
        friendship = server(CommunityMode.FRIENDSHIP);
        SecureRandom random = new SecureRandom();
        app = new RegisterApp(new Neo4jApps(neo4j.database()), Clock.systemUTC(), () -> Secret.random(random))
                .handle("Gallery");
        root = person("root", Role.ADMIN).id;
    }

    private static Server server(CommunityMode mode) {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.mode = mode;
        return Server.prepare(options.settings(), TOKENS).start(remote);
    }

    @AfterAll
    static void stop() {
        follow.close();
        friendship.close();
        remote.close();
        assertThat(new Doctor(neo4j.database()).examine(false, rule -> {})).isEmpty();
        ReplayedJournal.requireEqualTo(neo4j.database());
        proxy.close();
        neo4j.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_is_made_once_if_the_answer_to_its_commit_is_lost(Write write) throws Exception {
        compare(write, BoltProxy.Loss.ANSWER);
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLLOW", "SIGN_UP", "POST", "REFRESH"})
    void a_request_is_made_once_if_its_commit_is_lost(Write write) throws Exception {
        compare(write, BoltProxy.Loss.COMMIT);
    }

    private static void compare(Write write, BoltProxy.Loss loss) throws Exception {
        Outcome whole = outcome(write, null);
        Outcome broken = outcome(write, loss);
        assertThat(whole.status).as(whole.body).isBetween(200, 204);
        assertThat(broken).isEqualTo(whole);
    }

    private static Outcome outcome(Write write, BoltProxy.@Nullable Loss loss) throws Exception {
        Person ada = person();
        Person ben = person();
        HttpRequest request = prepared(write, ada, ben);
        long before = newest();
        if (loss != null) {
            proxy.loseCommits(loss);
        }
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (loss != null) {
            assertThat(proxy.stopLosing()).isPositive();
        }
        return new Outcome(answer.statusCode(), generalized(answer.body()), graph(ada, ben, before));
    }

    /** Without ids, names, times and tokens. */
    private static String generalized(String body) {
        return body.replaceAll("_token\":\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]+(-[0-9a-f]+){4}", "")
                .replaceAll("[0-9]+", "");
    }

    private static long newest() {
        return TestGraph.run(neo4j.database(), "MATCH (s:Sequence {name: 'journal'}) RETURN s.last AS last")
                .getFirst()
                .number("last");
    }

    /** The two users with the types of their edges and private nodes, and what the journal says of the request. */
    private static List<Row> graph(Person ada, Person ben, long before) {
        return neo4j.database()
                .write(transaction -> transaction.run(
                        """
                        MATCH (u:User|Gone) WHERE u.id IN $ids OR u.username = $name
                        WITH u ORDER BY u.id
                        RETURN labels(u) AS labels, u.status AS status, u.real_name AS name, u.role AS role,
                               COLLECT { MATCH (u)-[e]->() RETURN type(e) ORDER BY type(e) } AS outgoing,
                               COLLECT { MATCH (u)<-[e]-() RETURN type(e) ORDER BY type(e) } AS incoming,
                               COLLECT { MATCH (p:Private|Avatar {user: u.id}) RETURN labels(p) ORDER BY labels(p) } AS nodes,
                               COLLECT { MATCH (j:Journal) WHERE j.upto > $before UNWIND j.kinds AS kind RETURN kind } AS journal""", Map.of("ids", List.of(ada.id, ben.id), "name", ada.name + "_", "before", before)));
    }

    private static Person person() {
        return person("p" + ++people, Role.MEMBER);
    }

    private static Person person(String name, Role role) {
        NewUser user = new NewUser(
                null,
                UUID.randomUUID(),
                new Username(name),
                Profile.EMPTY,
                name + "@example.org",
                null,
                Instant.now(),
                role);
        return switch (new Neo4jAccounts(neo4j.database()).create(user, HASH)) {
            case CreateUserAnswer.Created(var created) ->
                new Person(created.id().value(), name);
            case CreateUserAnswer refused -> throw new AssertionError(refused);
        };
    }

    /** The request of a first person about a second one, after what must be there before. */
    private static HttpRequest prepared(Write write, Person ada, Person ben) throws Exception {
        String self = "/api/v2/user/" + ada.id + "/";
        String other = "/api/v2/user/" + ben.id + "/";
        return switch (write) {
            case FOLLOW -> json(follow, "POST", other + "follow/", ada.id, "");
            case UNFOLLOW -> {
                sent(json(follow, "POST", other + "follow/", ada.id, ""));
                yield json(follow, "POST", other + "follow/", ada.id, "");
            }
            case CONNECTION_REQUEST -> json(friendship, "POST", other + "connection/request/", ada.id, "");
            case ACCEPT -> asked(ada, ben, "connection/accept/");
            case REJECT -> asked(ada, ben, "connection/reject/");
            case MARK_SEEN -> asked(ada, ben, "connection_requests/mark_seen/");
            case HIDE -> json(follow, "POST", other + "hide/", ada.id, "");
            case SIGN_UP ->
                json(
                        follow,
                        "POST",
                        "/api/v2/account/create/",
                        root,
                        "{\"username\":\"%s_\",\"email\":\"%s_@example.org\",\"password\":\"%s\"}"
                                .formatted(ada.name, ada.name, PASSWORD));
            case PROFILE_EDIT -> json(follow, "PATCH", self, ada.id, "{\"real_name\":\"Ada\"}");
            case SETTINGS -> json(follow, "PATCH", self + "settings/", ada.id, "{\"show_toast_emission_sound\":0}");
            case PASSWORD_CHANGE ->
                json(
                        follow,
                        "PATCH",
                        self + "change_password/",
                        ada.id,
                        "{\"password\":\"%s\",\"new_password\":\"Battery-staple-8\"}".formatted(PASSWORD));
            case EMAIL_CHANGE ->
                json(
                        follow,
                        "PATCH",
                        self + "change_email/",
                        ada.id,
                        "{\"new_email\":\"new%s@example.org\"}".formatted(ada.name));
            case DELETION -> json(follow, "DELETE", self, ada.id, "");
            case HARD_DELETION -> json(follow, "DELETE", self + "?hard=1", root, "");
            case POST -> json(follow, "POST", "/api/v2/post/", ada.id, "{\"title\":\"On graphs\",\"text\":\"Hello\"}");
            case SIGN_IN -> form("/oauth/token/", signIn(ada));
            case REFRESH -> form("/oauth/token/", "grant_type=refresh_token&refresh_token=" + refreshToken(ada));
            case SIGN_OUT -> form("/oauth/revoke_token/", "token=" + refreshToken(ada));
            case REFLECT_TOGGLE -> reflect(ada, "POST", "/" + uuid(ben) + "/toggle-follow", "");
            case REFLECT_REMOVE_FOLLOWER -> {
                sent(json(follow, "POST", "/api/v2/user/" + ada.id + "/follow/", ben.id, ""));
                yield reflect(ada, "POST", "/" + uuid(ben) + "/remove-follower", "");
            }
            case REFLECT_PICTURE ->
                reflect(
                        ada,
                        "PUT",
                        "/profile",
                        "{\"user\": {\"avatar\": \"data:image/gif;base64,"
                                + "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\"}}");
        };
    }

    private static HttpRequest asked(Person ada, Person ben, String path) throws Exception {
        sent(json(friendship, "POST", "/api/v2/user/" + ada.id + "/connection/request/", ben.id, ""));
        return json(friendship, "POST", "/api/v2/user/" + ben.id + "/" + path, ada.id, "");
    }

    private static String signIn(Person person) {
        return "grant_type=password&username=" + person.name + "&password=" + PASSWORD;
    }

    private static String refreshToken(Person person) throws Exception {
        return sent(form("/oauth/token/", signIn(person))).replaceFirst("(?s).*\"refresh_token\":\"([^\"]*)\".*", "$1");
    }

    private static String uuid(Person person) {
        return TestGraph.run(neo4j.database(), "MATCH (u:User {id: " + person.id + "}) RETURN u.uuid AS uuid")
                .getFirst()
                .text("uuid");
    }

    private static String bearer(long user) {
        return new OperatorTokens(TOKENS, Clock.systemUTC()).issue(new UserId(user), Duration.ofHours(1));
    }

    private static HttpRequest json(Server server, String method, String path, long caller, String body) {
        return request(
                server,
                method,
                path,
                body,
                "Authorization",
                "Bearer " + bearer(caller),
                "Content-Type",
                "application/json");
    }

    private static HttpRequest form(String path, String body) {
        return request(follow, "POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpRequest reflect(Person caller, String method, String path, String body) {
        String token = new OperatorTokens(TOKENS, Clock.systemUTC())
                .issue(new UserId(caller.id), Duration.ofHours(1), new TokenScope(app.key(), Set.of("user")));
        return request(
                follow,
                method,
                "/reflect/v1/users" + path,
                body,
                "x-client-id",
                app.key().value(),
                "x-auth-token",
                token,
                "Content-Type",
                "application/json");
    }

    private static HttpRequest request(Server server, String method, String path, String body, String... headers) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .headers(headers)
                .build();
    }

    private static String sent(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isBetween(200, 204);
        return answer.body();
    }
}
