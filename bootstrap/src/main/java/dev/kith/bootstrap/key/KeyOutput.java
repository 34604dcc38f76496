package dev.kith.bootstrap.key;

import dev.kith.application.key.IssuedKey;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints keys. */
final class KeyOutput {

    private KeyOutput() {}

    /** @param headline what happened, for a person */
    static void printIssued(PrintWriter out, boolean json, IssuedKey issued, String headline) {
        if (json) {
            Map<String, Object> object = asMap(issued.key());
            object.put("key", issued.text().text());
            out.println(Json.of(object));
        } else {
            out.println(headline);
            out.println("  Id   " + issued.key().id());
            out.println("  Key  " + issued.text().text() + "  (shown only now, keep it secret)");
        }
    }

    static String line(ServiceKey key) {
        String state = key.revoked() != null
                ? "revoked " + key.revoked()
                : key.expires() == null ? "does not expire" : "expires " + key.expires();
        return key.id() + "  " + key.created() + (key.createdBy() == null ? "" : " by " + key.createdBy()) + "  "
                + key.name() + "  " + scopes(key) + "  " + state + "  "
                + (key.used() == null ? "never used" : "used " + key.used());
    }

    private static String scopes(ServiceKey key) {
        return key.scopes().stream().map(KeyScope::text).collect(Collectors.joining(","));
    }

    /** What the key does not have is absent. */
    static Map<String, Object> asMap(ServiceKey key) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", key.id().value());
        map.put("name", key.name());
        map.put("scopes", key.scopes().stream().map(KeyScope::text).toList());
        map.put("created", key.created().toString());
        if (key.createdBy() != null) {
            map.put("created_by", key.createdBy().value());
        }
        put(map, "expires", key.expires());
        put(map, "used", key.used());
        put(map, "revoked", key.revoked());
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Instant moment) {
        if (moment != null) {
            map.put(name, moment.toString());
        }
    }
}
