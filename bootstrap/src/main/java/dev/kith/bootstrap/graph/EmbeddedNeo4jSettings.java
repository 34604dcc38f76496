package dev.kith.bootstrap.graph;

import com.sun.management.OperatingSystemMXBean;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** The settings that the embedded Neo4j is started with. */
final class EmbeddedNeo4jSettings {

    private static final long MIB = 1L << 20;

    /** Kith's own transactions take less: 2,000 users of an import take 30 MiB without their texts. */
    private static final long MIN_TRANSACTION_MIB = 96;

    /**
     * Neither Cypher nor Neo4j Browser reaches anything but the graph. Everyone who may read the graph may run {@code
     * LOAD CSV}, which reads files and addresses as the server itself could. Browser would load fonts, and report its
     * use, from hosts of others.
     */
    private static final Map<String, String> NO_OUTSIDE_ACCESS = Map.of(
            "dbms.security.allow_csv_import_from_file_urls",
            "false",
            "internal.dbms.cypher_ip_blocklist",
            "0.0.0.0/0,::/0",
            "dbms.security.http_static_content_security_policy_header",
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; "
                    + "object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
                    + "connect-src 'self' ws://localhost:* ws://127.0.0.1:* http://localhost:* http://127.0.0.1:*");

    private EmbeddedNeo4jSettings() {}

    /** @param isPersistent false for a graph that is deleted when the program stops */
    static Map<String, String> of(Neo4jPortSettings ports, boolean isPersistent) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.default_listen_address", TcpPorts.LOOPBACK);
        connector(settings, "bolt", ports.bolt());
        connector(settings, "http", ports.browser());
        settings.put("server.https.enabled", "false");
        settings.put("dbms.usage_report.enabled", "false");
        settings.put("server.fleet_discovery.enabled", "false");
        // without it the server takes 10 to 16 seconds to stop
        settings.put("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s");
        settings.put("server.memory.pagecache.size", pageCacheMib() + "m");
        long transactionsMib = Runtime.getRuntime().maxMemory() / MIB / 2;
        settings.put("db.memory.transaction.total.max", transactionsMib + "m");
        if (!ports.equals(Neo4jPortSettings.CLOSED)) {
            settings.put("db.memory.transaction.max", transactionMib(transactionsMib) + "m");
        }
        settings.putAll(NO_OUTSIDE_ACCESS);
        // a transaction left open in Neo4j Browser must not block follows for ever
        settings.put("db.lock.acquisition.timeout", "5s");
        // a statement waits while its plan is replaced, in a young community every few seconds; Kith's statements name
        // their indexes, so new counts give the same plan
        settings.put("dbms.cypher.min_replan_interval", "10m");
        settings.put("db.tx_log.preallocate", "false");
        settings.put("db.tx_log.rotation.size", isPersistent ? "64m" : "16m");
        settings.put("db.tx_log.rotation.retention_policy", isPersistent ? "256M size" : "keep_none");
        return settings;
    }

    /** A quarter of the memory of all transactions, so that one statement of an analyst does not use it up. */
    static long transactionMib(long allTransactionsMib) {
        return Math.min(allTransactionsMib, Math.max(allTransactionsMib / 4, MIN_TRANSACTION_MIB));
    }

    private static void connector(Map<String, String> settings, String name, int port) {
        settings.put("server." + name + ".enabled", Boolean.toString(port != 0));
        if (port != 0) {
            settings.put("server." + name + ".listen_address", TcpPorts.LOOPBACK + ":" + port);
            settings.put("server." + name + ".advertised_address", TcpPorts.LOOPBACK + ":" + port);
        }
    }

    /**
     * An eighth of the machine's memory, 64 to 256 MiB. The caches hold what is read often; the file cache of the
     * system does the rest.
     */
    private static long pageCacheMib() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp(memory / MIB / 8, 64, 256);
    }
}
