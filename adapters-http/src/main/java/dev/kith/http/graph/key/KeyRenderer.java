package dev.kith.http.graph.key;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.graph.answer.GraphTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes service keys. */
final class KeyRenderer {

    private KeyRenderer() {}

    static Map<String, @Nullable Object> render(ServiceKey key) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", key.id().value());
        json.put("name", key.name());
        json.put("scopes", key.scopes().stream().map(KeyScope::text).toList());
        json.put("created_at", GraphTimes.text(key.created()));
        json.put("created_by", Objects.toString(key.createdBy(), null));
        json.put("expires_at", time(key.expires()));
        json.put("last_used_at", time(key.used()));
        json.put("revoked_at", time(key.revoked()));
        return json;
    }

    /** With the whole key, which no later answer has. */
    static Map<String, @Nullable Object> render(IssuedKey issued) {
        Map<String, @Nullable Object> json = render(issued.key());
        json.put(
                "former_secret_expires_at",
                time(issued.key().secrets().getFirst().until()));
        json.put("secret", issued.text().text());
        return json;
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : GraphTimes.text(moment);
    }
}
