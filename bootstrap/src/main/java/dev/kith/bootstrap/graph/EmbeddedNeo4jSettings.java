package dev.kith.bootstrap.graph;

import com.sun.management.OperatingSystemMXBean;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** The settings that the embedded Neo4j is started with. */
final class EmbeddedNeo4jSettings {

    private static final long MIB = 1L << 20;

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
        settings.put("db.memory.transaction.total.max", Runtime.getRuntime().maxMemory() / MIB / 2 + "m");
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
