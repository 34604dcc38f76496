package dev.kith.bootstrap.graph;

import com.sun.management.OperatingSystemMXBean;
import dev.kith.bootstrap.commandline.Options;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What the Neo4j inside is told. */
final class EmbeddedNeo4jSettings {

    private static final long MIB = 1L << 20;

    private EmbeddedNeo4jSettings() {}

    static Map<String, String> of(Options.Neo4jPorts doors, boolean isForGood) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.default_listen_address", TcpPorts.LOOPBACK);
        door(settings, "bolt", doors.bolt);
        door(settings, "http", doors.browser);
        settings.put("server.https.enabled", "false");
        settings.put("dbms.usage_report.enabled", "false");
        settings.put("server.fleet_discovery.enabled", "false");
        // without it the server takes 10 to 16 seconds to stop
        settings.put("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s");
        settings.put("server.memory.pagecache.size", pageCache() + "m");
        settings.put("db.memory.transaction.total.max", Runtime.getRuntime().maxMemory() / MIB / 2 + "m");
        // someone who leaves a transaction open in Browser must not hold up those who follow for ever
        settings.put("db.lock.acquisition.timeout", "5s");
        // whoever meets a plan that is made anew waits for it, in a young community every few seconds; ours name their
        // indexes, whatever the counts
        settings.put("dbms.cypher.min_replan_interval", "10m");
        settings.put("db.tx_log.preallocate", "false");
        settings.put("db.tx_log.rotation.size", isForGood ? "64m" : "16m");
        settings.put("db.tx_log.rotation.retention_policy", isForGood ? "256M size" : "keep_none");
        return settings;
    }

    private static void door(Map<String, String> settings, String connector, int port) {
        settings.put("server." + connector + ".enabled", Boolean.toString(port != 0));
        if (port != 0) {
            settings.put("server." + connector + ".listen_address", TcpPorts.LOOPBACK + ":" + port);
            settings.put("server." + connector + ".advertised_address", TcpPorts.LOOPBACK + ":" + port);
        }
    }

    /** In MiB: an eighth of the machine, but no more than a modest share; what is asked for often is in heap, the rest in the system's file cache. */
    private static long pageCache() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp(memory / MIB / 8, 64, 256);
    }
}
