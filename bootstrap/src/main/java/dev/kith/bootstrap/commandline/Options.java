package dev.kith.bootstrap.commandline;

import dev.kith.bootstrap.configuration.CacheSettings;
import dev.kith.bootstrap.configuration.HttpSettings;
import dev.kith.bootstrap.configuration.JournalSettings;
import dev.kith.bootstrap.configuration.MailSettings;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.configuration.ServerSettings;
import dev.kith.bootstrap.configuration.ServiceKeySettings;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.key.KeyText;
import dev.kith.http.graph.delivery.WebhookSettings;
import dev.kith.http.settings.AttemptLimits;
import dev.kith.http.settings.ConnectionSettings;
import dev.kith.http.settings.CorsSettings;
import dev.kith.http.settings.EmailSettings;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.settings.LinkSettings;
import dev.kith.http.settings.PxSettings;
import dev.kith.http.settings.ReflectSettings;
import dev.kith.http.settings.SelfCommunitySettings;
import dev.kith.http.settings.SelfCommunitySettings.ConnectionActions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that commands share, with their defaults. Picocli fills these classes; each turns into a settings record.
 * An option has one name in three places: {@code --bolt-port}, {@code KITH_BOLT_PORT}, {@code bolt-port=} in the file.
 */
public final class Options {

    private Options() {}

    /** The value of an option that is on or off. */
    public enum Switch {
        ON,
        OFF
    }

    public static final class Common {

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description =
                        "A properties file with more of these options, one a line (default: kith.properties in the data directory).")
        public @Nullable Path config;

        @Option(names = "--verbose", description = "Log more, and print the stack trace of a failure.")
        public boolean verbose;
    }

    public static final class Data {

        @Option(names = "--data", paramLabel = "DIR", description = "The data directory (default: ${DEFAULT-VALUE}).")
        public Path path = Path.of("kith-data");
    }

    public static final class RemoteNeo4j {

        @Option(
                names = "--neo4j",
                paramLabel = "URI",
                converter = Converters.Neo4jAddress.class,
                description = "Use this Neo4j, bolt://host:7687 or neo4j+s://host, instead of the embedded one.")
        public @Nullable URI uri;

        @Option(names = "--neo4j-user", paramLabel = "NAME", description = "Its user (default: ${DEFAULT-VALUE}).")
        String user = "neo4j";

        @Option(
                names = "--neo4j-password",
                paramLabel = "PASSWORD",
                description =
                        "Its password (default: the one in the data directory). Prefer the variable KITH_NEO4J_PASSWORD.")
        public @Nullable String password;

        @Option(
                names = "--neo4j-database",
                paramLabel = "NAME",
                description = "Its database (default: the user's home database).")
        String database = "";

        public RemoteNeo4jSettings settings() {
            return new RemoteNeo4jSettings(uri, user, password, database);
        }
    }

    public static final class Neo4jPorts {

        @Option(
                names = "--bolt-port",
                paramLabel = "PORT",
                converter = Converters.PortNumber.class,
                description = "The Bolt port of the embedded Neo4j, 0 for none (default: ${DEFAULT-VALUE}).")
        int bolt = 7687;

        @Option(
                names = "--browser-port",
                paramLabel = "PORT",
                converter = Converters.PortNumber.class,
                description = "The port of Neo4j Browser, 0 for none (default: ${DEFAULT-VALUE}).")
        int browser = 7474;

        public Neo4jPortSettings settings() {
            return new Neo4jPortSettings(bolt, browser);
        }
    }

    public static final class Signing {

        @Option(
                names = "--jwt-secret",
                paramLabel = "SECRET",
                description =
                        "The secret that signs access tokens, 32 bytes or more (default: created at the first start, in the data "
                                + "directory). Prefer the variable KITH_JWT_SECRET.")
        public @Nullable String secret;
    }

    public static final class Http {

        private static final int CONNECTIONS_PER_ADDRESS = 1_000;

        @Option(
                names = "--port",
                paramLabel = "PORT",
                converter = Converters.PortNumber.class,
                description = "The port of the API, 0 for any free one (default: ${DEFAULT-VALUE}).")
        public int port = 8080;

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                description = "The address to listen on, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
        String host = "127.0.0.1";

        @Option(
                names = "--public-url",
                paramLabel = "URL",
                converter = Converters.HttpUrl.class,
                description =
                        "How clients reach the server, for the links in answers (default: the host of the request).")
        @Nullable
        URI publicUrl;

        @Option(
                names = "--client-address-header",
                paramLabel = "NAME",
                converter = Converters.HeaderName.class,
                description = "The header in which a proxy sends the caller's address, like X-Forwarded-For; "
                        + "the last element of a list counts. Set it only behind a proxy "
                        + "(default: the address of the connection).")
        String clientAddressHeader = "";

        @Option(
                names = "--cors-origins",
                paramLabel = "ORIGINS",
                converter = Converters.Origins.class,
                description = "The origins whose pages may use the API, like https://app.example.org, "
                        + "with commas between them; * for any, none for none (default: ${DEFAULT-VALUE}).")
        String corsOrigins = CorsSettings.ANY;

        @Option(
                names = "--connections-per-address",
                paramLabel = "NUMBER",
                converter = Converters.NotNegative.class,
                description =
                        "Connections that one address may have open, 0 for any number (default: 1000; any number with "
                                + "--client-address-header, since all connections come from the proxy).")
        @Nullable
        Integer connectionsPerAddress;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                converter = Converters.Mode.class,
                description =
                        "follow: users follow each other; friendship: users connect by request (default: follow).")
        public CommunityMode mode = CommunityMode.FOLLOW;

        @Option(
                names = "--content-availability",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether anonymous callers may read users and lists (default: ${DEFAULT-VALUE}).")
        public boolean contentAvailable = true;

        @Option(
                names = "--mutual",
                paramLabel = "RULE",
                converter = Converters.MutualityRule.class,
                description =
                        "Which users come first in follow lists. reciprocal: those who follow back; viewer: those who are also in "
                                + "the caller's own list (default: reciprocal).")
        public Mutuality mutuality = Mutuality.RECIPROCAL;

        @Option(
                names = "--connection-actions",
                paramLabel = "MODE",
                converter = Converters.ConnectionActionsMode.class,
                description = "The answer to an action on a connection. empty: no body, as documented; "
                        + "status: the new status, as the vendor's later widgets expect (default: empty).")
        public ConnectionActions connectionActions = ConnectionActions.EMPTY;

        @Option(
                names = "--cache",
                paramLabel = "MIB",
                converter = Converters.NotNegative.class,
                description = "How much of the heap the caches may fill, 0 for no caches (default: half of the heap).")
        public @Nullable Integer cacheMib;

        @Option(
                names = "--freshness",
                paramLabel = "TIME",
                converter = Converters.Freshness.class,
                description =
                        "With --neo4j: how old an answer may be as to the writes of other servers, like 50ms; 0s for "
                                + "answers that have every answered write (default: 0s).")
        Duration freshness = Duration.ZERO;

        @Option(
                names = "--journal-keep",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "How long the journal keeps a change of the graph (default: 168h).")
        Duration journalKeep = Duration.ofDays(7);

        @Option(
                names = "--journal-most",
                paramLabel = "NUMBER",
                converter = Converters.NotNegative.class,
                description = "How many changes the journal keeps (default: ${DEFAULT-VALUE}).")
        int journalMost = 10_000_000;

        @Option(
                names = "--once-most",
                paramLabel = "NUMBER",
                converter = Converters.NotNegative.class,
                description = "How many answers to requests with an Idempotency-Key are kept, of those of the last 24 "
                        + "hours (default: ${DEFAULT-VALUE}).")
        int onceMost = 1_000_000;

        @Option(
                names = "--px",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether to serve /px/v1, compatible with the 500px v1 API (default: ${DEFAULT-VALUE}).")
        public boolean px = true;

        @Option(
                names = "--px-find-by-email",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether any application may look users up there by e-mail address (default: ${DEFAULT-VALUE}).")
        public boolean pxFindByEmail;

        @Option(
                names = "--reflect",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether to serve /reflect/v1, compatible with Quran Reflect's user API (default: ${DEFAULT-VALUE}).")
        public boolean reflect = true;

        @Option(
                names = "--graph",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether to serve /graph/v1, Kith's own API for backends (default: ${DEFAULT-VALUE}).")
        public boolean graph = true;

        @Option(
                names = "--graph-tell-unfollows",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether the events of /graph/v1 tell users who no longer follows them (default: ${DEFAULT-VALUE}).")
        public boolean graphTellUnfollows;

        @Option(
                names = "--graph-rate",
                paramLabel = "NUMBER",
                converter = Converters.NotNegative.class,
                description = "How many requests to /graph/v1 a service key may send a minute, 0 for any number "
                        + "(default: ${DEFAULT-VALUE}).")
        int graphRate;

        @Option(
                names = "--graph-user-rate",
                paramLabel = "NUMBER",
                converter = Converters.NotNegative.class,
                description = "How many requests to /graph/v1 a user may send a minute, 0 for any number "
                        + "(default: ${DEFAULT-VALUE}).")
        int graphUserRate = 600;

        @Option(
                names = "--events",
                paramLabel = "on|off",
                converter = Converters.OnOff.class,
                description =
                        "Whether the journal has each change of the graph, for the events of /graph/v1; off needs the "
                                + "embedded Neo4j (default: on).")
        public Switch events = Switch.ON;

        @Option(
                names = "--webhook-targets",
                paramLabel = "TARGETS",
                converter = Converters.Targets.class,
                description =
                        "Where webhooks may lead besides https and public addresses: origins like http://app:8080 "
                                + "and ranges like 10.0.0.0/8, with commas between them (default: ${DEFAULT-VALUE}).")
        public String webhookTargets = WebhookSettings.NONE;

        @Option(
                names = "--service-key",
                paramLabel = "KEY",
                converter = Converters.ServiceKeyText.class,
                description = "A service key of /graph/v1 with the scope graph, valid while the server runs with it "
                        + "(default: only the keys of `kith key create`). Prefer the variable KITH_SERVICE_KEY.")
        public @Nullable KeyText serviceKey;

        @Option(
                names = "--metrics",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether to serve GET /prometheus, metrics of requests, the JVM and the caches (default: ${DEFAULT-VALUE}).")
        public boolean metrics;

        /** Whether {@code GET /constant} is served; no option, only the benchmark sets it. */
        public boolean constantBodies;

        /** With the defaults for mail and attempts, and without issuers. */
        public ServerSettings settings() {
            return settings(new Mail(), new Attempts(), new IssuerOptions());
        }

        public ServerSettings settings(Mail mail, Attempts attempts, IssuerOptions issuers) {
            return new ServerSettings(
                    new HttpSettings(host, port, clientAddressHeader, metrics, constantBodies),
                    new Community(mode, contentAvailable, mutuality),
                    new CacheSettings(cacheBytes(), freshness),
                    new JournalSettings(journalKeep, journalMost, onceMost),
                    new LinkSettings(publicUrl),
                    new CorsSettings(corsOrigins),
                    connections(),
                    new SelfCommunitySettings(connectionActions),
                    new PxSettings(px, pxFindByEmail),
                    new ReflectSettings(reflect),
                    new GraphSettings(graph, graphTellUnfollows, events == Switch.ON, graphRate, graphUserRate),
                    new WebhookSettings(webhookTargets),
                    new ServiceKeySettings(serviceKey),
                    issuers.settings(graph),
                    new AttemptLimits(attempts.perAccount, attempts.perAddress, attempts.window),
                    new EmailSettings(mail.codeLife),
                    new MailSettings(
                            mail.host, mail.port, mail.user, mail.password, mail.from, mail.starttls, mail.logsUnsent));
        }

        private long cacheBytes() {
            long heap = Runtime.getRuntime().maxMemory();
            if (cacheMib == null) {
                return heap / 2;
            }
            long bytes = (long) cacheMib << 20;
            if (bytes > heap) {
                throw CommandFailure.usage("--cache " + cacheMib + " is more than the heap of " + (heap >> 20)
                        + " MiB; choose less, or a larger heap with KITH_JAVA_OPTS=-Xmx4g");
            }
            return bytes;
        }

        private ConnectionSettings connections() {
            int perAddress = connectionsPerAddress != null
                    ? connectionsPerAddress
                    : clientAddressHeader.isEmpty() ? CONNECTIONS_PER_ADDRESS : 0;
            return new ConnectionSettings(perAddress, Runtime.getRuntime().maxMemory() / 16, Duration.ofSeconds(10));
        }
    }

    public static final class Mail {

        @Option(
                names = "--mail-host",
                paramLabel = "HOST",
                description = "The SMTP server that mail is handed to (default: no mail is sent).")
        @Nullable
        String host;

        @Option(
                names = "--mail-port",
                paramLabel = "PORT",
                converter = Converters.PortNumber.class,
                description = "Its port (default: ${DEFAULT-VALUE}).")
        int port = 587;

        @Option(
                names = "--mail-user",
                paramLabel = "NAME",
                description = "The user to sign in as (default: no sign-in).")
        @Nullable
        String user;

        @Option(
                names = "--mail-password",
                paramLabel = "PASSWORD",
                description = "The password of that user. Prefer the variable KITH_MAIL_PASSWORD.")
        @Nullable
        String password;

        @Option(
                names = "--mail-from",
                paramLabel = "ADDRESS",
                converter = Converters.MailAddress.class,
                description = "The sender of all mail (default: ${DEFAULT-VALUE}).")
        String from = "kith@localhost";

        @Option(
                names = "--mail-starttls",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether the connection must be encrypted (default: ${DEFAULT-VALUE}).")
        boolean starttls = true;

        @Option(
                names = "--email-code-life",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "How long a code that confirms an address is valid (default: 24h).")
        Duration codeLife = Duration.ofHours(24);

        private boolean logsUnsent;

        /** Nothing is sent; the log has each mail, its code included. */
        public static Mail toLog() {
            Mail mail = new Mail();
            mail.logsUnsent = true;
            return mail;
        }
    }

    public static final class Attempts {

        @Option(
                names = "--attempts-per-account",
                paramLabel = "NUMBER",
                converter = Converters.AttemptCount.class,
                description = "Wrong passwords or codes for one name from one address before a 429 "
                        + "(default: ${DEFAULT-VALUE}).")
        int perAccount = 10;

        @Option(
                names = "--attempts-per-address",
                paramLabel = "NUMBER",
                converter = Converters.AttemptCount.class,
                description =
                        "Wrong passwords or codes from one address, whatever the account (default: ${DEFAULT-VALUE}).")
        int perAddress = 100;

        @Option(
                names = "--attempts-window",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "The time in which all of them are forgiven, one by one (default: 15m).")
        Duration window = Duration.ofMinutes(15);
    }
}
