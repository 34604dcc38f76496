package dev.kith.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import dev.kith.application.app.RegisterApp;
import dev.kith.application.connection.ActOnConnection;
import dev.kith.application.follow.Follow;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionAction;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.transport.BoltProxy;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a server without caches waits for a Neo4j in another process until it answers one request. */
@Timeout(300)
final class RoundTripsIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);

    /** The users of the community. All others follow the first, who follows some of them back. */
    private static final int USERS = 45;

    /** The counts of each request. The least one is compared, because the server looks for deletions now and then. */
    private static final int REPETITIONS = 4;

    @TempDir
    static Path folder = Path.of("");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Graph neo4j;
    private static BoltProxy proxy;
    private static Graph remote;
    private static Server follow;
    private static Server friendship;
    private static List<User> users;
    private static App app;
    private static String nextPage;

    /**
     * A request, and the round trips that it takes at most. A read of one statement takes two: the statement, and the
     * reset of its connection. With a transaction for each read, the first page took 13, the same signed in 22, and a
     * toggle 10.
     */
    private enum Request {
        FOLLOWERS_ANONYMOUS(2),
        FOLLOWERS_SIGNED_IN(4),
        FOLLOWERS_PAGE_AFTER_CURSOR(2),
        FOLLOWINGS_MUTUAL_ONLY(2),
        CONNECTIONS_ANONYMOUS(2),
        CONNECTIONS_SIGNED_IN(18),
        IS_FOLLOWED(4),
        IS_FOLLOWER(4),
        CONNECTION_STATUS(4),
        USER_ANONYMOUS(2),
        USER_SIGNED_IN(6),
        TOGGLE(10),
        PX_FOLLOWERS_OF_APP(4),
        PX_FOLLOWERS_OF_USER(8),
        PX_USER(10),
        PX_FOLLOW_AND_UNFOLLOW(36),
        REFLECT_FOLLOWERS_ANONYMOUS(6),
        REFLECT_FOLLOWERS_SIGNED_IN(8),
        REFLECT_USER(21),
        REFLECT_TOGGLE(14);

        private final int most;

        Request(int most) {
            this.most = most;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        neo4j = Graph.openEmbedded(ports, data, Graph.OPERATOR_READ_TIMEOUT, false);
        populate(neo4j.database());
        proxy = new BoltProxy(ports.bolt());
        RemoteNeo4jSettings settings = new RemoteNeo4jSettings(
                URI.create("bolt://" + TcpPorts.LOOPBACK + ":" + proxy.port()),
                "neo4j",
                neo4j.password() == null ? "" : neo4j.password().value(),
                "");
        remote = Graph.open(settings, Neo4jPortSettings.CLOSED, data, Graph.REQUEST_READ_TIMEOUT);
        follow = server(CommunityMode.FOLLOW);
        friendship = server(CommunityMode.FRIENDSHIP);
        nextPage = get(follow, "/api/v2/user/" + id(0) + "/followers/")
                .replaceFirst("(?s).*?\"next\":\"https?://[^/]*([^\"]*)\".*", "$1");
    }

    private static void populate(Database database) {
        Clock clock = Clock.systemUTC();
        CreateUser create = new CreateUser(new Neo4jUsers(database), clock, UUID::randomUUID);
        users = IntStream.range(0, USERS)
                .mapToObj(
                        number -> create.handle(null, new Username("user" + number), Profile.EMPTY, null, Role.MEMBER))
                .map(answer -> ((CreateUserAnswer.Created) answer).user())
                .toList();
        Follow follow = new Follow(new Neo4jTies(database), clock);
        ActOnConnection connect = new ActOnConnection(new Neo4jTies(database), clock);
        for (int number = 1; number < USERS; number++) {
            follow.handle(id(number), id(0));
            connect.handle(id(number), id(0), ConnectionAction.ASK);
            connect.handle(id(0), id(number), ConnectionAction.ACCEPT);
            if (number % 2 == 0) {
                follow.handle(id(0), id(number));
            }
        }
        SecureRandom random = new SecureRandom();
        app = new RegisterApp(new Neo4jApps(database), clock, () -> Secret.random(random)).handle("Gallery");
        database.write(transaction -> transaction.run(
                "CREATE (:AppToken:Private {key: 'token', secret: 'secret', app: $app, user: $user, granted: 0})",
                Map.of("app", app.key().value(), "user", id(1).value())));
    }

    private static UserId id(int number) {
        return users.get(number).id();
    }

    private static Server server(CommunityMode mode) {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.mode = mode;
        options.cacheMib = 0;
        return Server.prepare(options.settings(), TOKENS).start(remote);
    }

    @AfterAll
    static void stop() {
        follow.close();
        friendship.close();
        remote.close();
        proxy.close();
        neo4j.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_waits_seldom_for_the_graph(Request request) throws Exception {
        send(request);
        int least = Integer.MAX_VALUE;
        for (int time = 0; time < REPETITIONS; time++) {
            int before = settled();
            send(request);
            least = Math.min(least, settled() - before);
        }
        assertThat(least).isBetween(1, request.most);
    }

    /** The count once nothing is under way: a connection may be reset after the answer. */
    private static int settled() throws InterruptedException {
        int count = proxy.roundTrips();
        for (int quiet = 0; quiet < 3; quiet++) {
            Thread.sleep(10);
            if (proxy.roundTrips() != count) {
                count = proxy.roundTrips();
                quiet = -1;
            }
        }
        return count;
    }

    private static void send(Request request) throws Exception {
        String star = "/user/" + id(0) + "/";
        String uuid = users.get(0).uuid().toString();
        switch (request) {
            case FOLLOWERS_ANONYMOUS -> get(follow, "/api/v2" + star + "followers/");
            case FOLLOWERS_SIGNED_IN -> get(follow, "/api/v2" + star + "followers/", bearer());
            case FOLLOWERS_PAGE_AFTER_CURSOR -> get(follow, nextPage);
            case FOLLOWINGS_MUTUAL_ONLY -> get(follow, "/api/v2" + star + "followings/?mutual=1");
            case CONNECTIONS_ANONYMOUS -> get(friendship, "/api/v2" + star + "connections/");
            case CONNECTIONS_SIGNED_IN -> get(friendship, "/api/v2" + star + "connections/", bearer());
            case IS_FOLLOWED -> get(follow, "/api/v2" + star + "is_followed/", bearer());
            case IS_FOLLOWER -> get(follow, "/api/v2" + star + "is_follower/", bearer());
            case CONNECTION_STATUS -> get(friendship, "/api/v2" + star + "connection_status/", bearer());
            case USER_ANONYMOUS -> get(follow, "/api/v2" + star);
            case USER_SIGNED_IN -> get(follow, "/api/v2" + star, bearer());
            case TOGGLE -> send("POST", follow, "/api/v2/user/" + id(2) + "/follow/", bearer());
            case PX_FOLLOWERS_OF_APP -> get(follow, "/px/v1/users/" + id(0) + "/followers?consumer_key=" + app.key());
            case PX_FOLLOWERS_OF_USER -> signed(Verb.GET, "/px/v1/users/" + id(0) + "/followers");
            case PX_USER -> signed(Verb.GET, "/px/v1/users/" + id(0));
            case PX_FOLLOW_AND_UNFOLLOW -> {
                signed(Verb.POST, "/px/v1/users/" + id(3) + "/friends");
                signed(Verb.DELETE, "/px/v1/users/" + id(3) + "/friends");
            }
            case REFLECT_FOLLOWERS_ANONYMOUS ->
                get(
                        follow,
                        "/reflect/v1/users/" + uuid + "/followers",
                        "x-client-id",
                        app.key().value());
            case REFLECT_FOLLOWERS_SIGNED_IN -> get(follow, "/reflect/v1/users/" + uuid + "/followers", scoped());
            case REFLECT_USER -> get(follow, "/reflect/v1/users/" + uuid, scoped());
            case REFLECT_TOGGLE ->
                send("POST", follow, "/reflect/v1/users/" + users.get(4).uuid() + "/toggle-follow", scoped());
        }
    }

    private static String[] bearer() {
        return new String[] {
            "Authorization", "Bearer " + new OperatorTokens(TOKENS, Clock.systemUTC()).issue(id(1), Duration.ofHours(1))
        };
    }

    private static String[] scoped() {
        String token = new OperatorTokens(TOKENS, Clock.systemUTC())
                .issue(id(1), Duration.ofHours(1), new TokenScope(app.key(), Set.of("user")));
        return new String[] {"x-client-id", app.key().value(), "x-auth-token", token};
    }

    private static String get(Server server, String path, String... headers) throws Exception {
        return send("GET", server, path, headers);
    }

    private static String send(String method, Server server, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 204);
        return answer.body();
    }

    /** As an application that acts for a user. */
    private static void signed(Verb verb, String path) throws Exception {
        try (OAuth10aService service = new ServiceBuilder(app.key().value())
                .apiSecret(app.secret().text())
                .build(new NoLegs())) {
            OAuthRequest request = new OAuthRequest(verb, follow.url() + path);
            service.signRequest(new OAuth1AccessToken("token", "secret"), request);
            try (Response answer = service.execute(request)) {
                assertThat(answer.getCode()).as(answer.getBody()).isEqualTo(200);
            }
        }
    }

    /** The token exists already. */
    private static final class NoLegs extends DefaultApi10a {

        @Override
        public String getRequestTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAccessTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            throw new UnsupportedOperationException();
        }
    }
}
