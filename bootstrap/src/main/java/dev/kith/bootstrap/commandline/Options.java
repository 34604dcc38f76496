package dev.kith.bootstrap.commandline;

import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that commands share. Each has one name: {@code --bolt-port}, {@code KITH_BOLT_PORT}, {@code bolt-port=} in the file. */
public final class Options {

    private Options() {}

    public static final class Common {

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description =
                        "A properties file with more of these options, one a line (default: kith.properties in the data directory).")
        public @Nullable Path config;

        @Option(names = "--verbose", description = "Tell more, and show where in the program a failure came from.")
        public boolean verbose;
    }

    public static final class Data {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
        public Path path = Path.of("kith-data");
    }

    /** A Neo4j elsewhere, in place of the one in this process. */
    public static final class RemoteNeo4j {

        @Option(
                names = "--neo4j",
                paramLabel = "URI",
                description = "Use this Neo4j, as bolt://host:7687 or neo4j+s://host, instead of the one inside.")
        public @Nullable URI uri;

        @Option(names = "--neo4j-user", paramLabel = "NAME", description = "Its user (default: ${DEFAULT-VALUE}).")
        public String user = "neo4j";

        @Option(
                names = "--neo4j-password",
                paramLabel = "WORD",
                description =
                        "Its password (default: the one kept in the data directory). Better said as KITH_NEO4J_PASSWORD.")
        public @Nullable String password;

        @Option(
                names = "--neo4j-database",
                paramLabel = "NAME",
                description = "Its database (default: the user's home database).")
        public String database = "";
    }

    /** The doors of the Neo4j in this process, on loopback. */
    public static final class Neo4jPorts {

        @Option(
                names = "--bolt-port",
                paramLabel = "PORT",
                description =
                        "Where Neo4j tools connect to the graph inside, 0 for nowhere (default: ${DEFAULT-VALUE}).")
        public int bolt = 7687;

        @Option(
                names = "--browser-port",
                paramLabel = "PORT",
                description = "Where Neo4j Browser opens, 0 for nowhere (default: ${DEFAULT-VALUE}).")
        public int browser = 7474;

        /** No door at all: for commands that only pass through. */
        public static Neo4jPorts closed() {
            Neo4jPorts doors = new Neo4jPorts();
            doors.bolt = 0;
            doors.browser = 0;
            return doors;
        }
    }

    public static final class Signing {

        @Option(
                names = "--jwt-secret",
                paramLabel = "SECRET",
                description =
                        "What tokens are signed with, 32 bytes or more (default: made at first start and kept in the data directory). "
                                + "Better said as KITH_JWT_SECRET.")
        public @Nullable String secret;
    }

    public static final class Http {

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Where the API is served (default: ${DEFAULT-VALUE}).")
        public int port = 8080;

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                description = "The address it listens on, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
        public String host = "127.0.0.1";

        @Option(
                names = "--public-url",
                paramLabel = "URL",
                description = "How clients reach it, for the links in answers (default: as the request says).")
        public String publicUrl = "";

        @Option(
                names = "--client-address-header",
                paramLabel = "NAME",
                description =
                        "Behind a proxy, the header in which it tells the caller's address, as X-Forwarded-For; only for a proxy that "
                                + "overwrites what callers send (default: the connection's own address).")
        public String clientAddressHeader = "";

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                converter = ModeConverter.class,
                description =
                        "follow: people follow each other; friendship: they connect by request (default: follow).")
        CommunityMode mode = CommunityMode.FOLLOW;

        @Option(
                names = "--content-availability",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether anonymous callers may read lists (default: ${DEFAULT-VALUE}).")
        boolean contentAvailable = true;

        @Option(
                names = "--mutual",
                paramLabel = "READING",
                converter = MutualityConverter.class,
                description = "Who comes first in follow lists. reciprocal: those who follow back; "
                        + "viewer: those who are also in the caller's own list (default: reciprocal).")
        Mutuality mutuality = Mutuality.RECIPROCAL;

        @Option(
                names = "--connection-actions",
                paramLabel = "ANSWER",
                description = "What steps towards a connection answer with. empty: nothing, as documented; "
                        + "status: the new status, as the vendor's later widgets want it (default: ${DEFAULT-VALUE}).")
        public ConnectionActions connectionActions = ConnectionActions.empty;

        @Option(
                names = "--cache",
                paramLabel = "MIB",
                description =
                        "How much of the heap holds lists, cards and users as text once they were asked for, 0 for none (default: half "
                                + "of the heap). With a Neo4j elsewhere only the last are held.")
        @Nullable
        Integer cache;

        @Option(
                names = "--px",
                paramLabel = "true|false",
                arity = "1",
                description = "Whether /px/v1 is served, compatible with the 500px v1 API (default: ${DEFAULT-VALUE}).")
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
                        "Whether the Quran Reflect-compatible API is served, under /reflect/v1 (default: ${DEFAULT-VALUE}).")
        public boolean reflect = true;

        @Option(
                names = "--metrics",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether GET /prometheus tells whoever asks how busy the server is, what the JVM does and what is held in heap, "
                                + "in Prometheus's form (default: ${DEFAULT-VALUE}).")
        public boolean metrics;

        /** In bytes, of which {@link #renderedUsersBytes()} are for users as text and the rest for what stores hold. */
        public long cache() {
            return cache == null ? Runtime.getRuntime().maxMemory() / 2 : (long) Math.max(0, cache) << 20;
        }

        public long renderedUsersBytes() {
            return cache() / 4;
        }

        /** In the words of the command line. */
        public enum ConnectionActions {
            empty,
            status
        }

        public Community community() {
            return new Community(mode, contentAvailable, mutuality);
        }
    }

    /** Where mail is handed in; without a host none is sent. */
    public static final class Mail {

        @Option(
                names = "--mail-host",
                paramLabel = "HOST",
                description = "The SMTP server that mail is handed to (default: no mail is sent).")
        @Nullable
        String host;

        @Option(names = "--mail-port", paramLabel = "PORT", description = "Its port (default: ${DEFAULT-VALUE}).")
        int port = 587;

        @Option(names = "--mail-user", paramLabel = "NAME", description = "Who signs in there (default: no one does).")
        @Nullable
        String user;

        @Option(
                names = "--mail-password",
                paramLabel = "WORD",
                description = "Their password. Better said as KITH_MAIL_PASSWORD.")
        @Nullable
        String password;

        @Option(
                names = "--mail-from",
                paramLabel = "ADDRESS",
                description = "The sender of all mail (default: ${DEFAULT-VALUE}).")
        String from = "kith@localhost";

        @Option(
                names = "--mail-starttls",
                paramLabel = "true|false",
                arity = "1",
                description =
                        "Whether the way there must be encrypted; a server that cannot is then not used (default: ${DEFAULT-VALUE}).")
        boolean starttls = true;

        @Option(
                names = "--email-code-life",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "How long a code that confirms an address is good for (default: 24h).")
        Duration codeLife = Duration.ofHours(24);

        /** As the server's parts ask for them. */
        public Map<String, Object> settings() {
            Map<String, Object> settings = new HashMap<>();
            putIfThere(settings, "kith.mail.host", host);
            settings.put("kith.mail.port", port);
            putIfThere(settings, "kith.mail.user", user);
            putIfThere(settings, "kith.mail.password", password);
            settings.put("kith.mail.from", from);
            settings.put("kith.mail.starttls", starttls);
            settings.put("kith.email.code-life", codeLife);
            return settings;
        }

        private static void putIfThere(Map<String, Object> settings, String name, @Nullable String value) {
            if (value != null) {
                settings.put(name, value);
            }
        }
    }

    /** How many wrong passwords and codes are borne. */
    public static final class AttemptLimits {

        @Option(
                names = "--attempts-per-account",
                paramLabel = "NUMBER",
                description =
                        "Wrong passwords or codes for one account before it is answered 429 (default: ${DEFAULT-VALUE}).")
        int perAccount = 10;

        @Option(
                names = "--attempts-per-address",
                paramLabel = "NUMBER",
                description = "Wrong ones from one address, whatever the account (default: ${DEFAULT-VALUE}).")
        int perAddress = 100;

        @Option(
                names = "--attempts-window",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "In how long all of them are forgiven, one by one (default: 15m).")
        Duration window = Duration.ofMinutes(15);

        /** As the server's parts ask for them. */
        public Map<String, Object> settings() {
            if (perAccount < 1 || perAddress < 1) {
                throw CommandFailure.usage(
                        "At least one attempt must be allowed; change --attempts-per-account or --attempts-per-address");
            }
            return Map.of(
                    "kith.attempts.per-account",
                    perAccount,
                    "kith.attempts.per-address",
                    perAddress,
                    "kith.attempts.window",
                    window);
        }
    }

    static final class ModeConverter implements ITypeConverter<CommunityMode> {

        @Override
        public CommunityMode convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "follow" -> CommunityMode.FOLLOW;
                case "friendship" -> CommunityMode.FRIENDSHIP;
                default -> throw new TypeConversionException("expected follow or friendship, not '" + text + "'");
            };
        }
    }

    static final class MutualityConverter implements ITypeConverter<Mutuality> {

        @Override
        public Mutuality convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "reciprocal" -> Mutuality.RECIPROCAL;
                case "viewer" -> Mutuality.SHARED;
                default -> throw new TypeConversionException("expected reciprocal or viewer, not '" + text + "'");
            };
        }
    }
}
