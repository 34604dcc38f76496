package dev.kith.neo4j.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The races between a read and an invalidation, which real commits do not show reliably. */
final class InvalidatingCacheTest {

    private final InvalidatingCache<String, String> values =
            new InvalidatingCache<>(100, (key, value) -> 1, () -> true);

    private String read(String value) {
        return Objects.requireNonNull(
                values.getAll(List.of("key"), missing -> Map.of("key", value)).get("key"));
    }

    @Test
    void a_value_is_kept_until_it_is_invalidated() {
        assertThat(read("old")).isEqualTo("old");
        assertThat(read("new")).isEqualTo("old");
        values.invalidate("key");
        assertThat(read("new")).isEqualTo("new");
        values.invalidateAll();
        assertThat(read("newer")).isEqualTo("newer");
    }

    @Test
    void a_value_invalidated_during_its_read_is_not_kept() {
        var _ = values.getAll(List.of("key"), missing -> {
            values.invalidate("key");
            return Map.of("key", "old");
        });
        assertThat(read("new")).isEqualTo("new");
    }

    @Test
    void one_value_is_kept_until_it_is_invalidated() {
        assertThat(values.get("key", _ -> "old")).isEqualTo("old");
        assertThat(values.get("key", _ -> "new")).isEqualTo("old");
        values.invalidate("key");
        assertThat(values.get("key", _ -> "new")).isEqualTo("new");
        assertThat(values.get("other", _ -> null)).isNull();
        assertThat(values.get("other", _ -> "later")).isEqualTo("later");
    }

    @Test
    void one_value_invalidated_during_its_read_is_not_kept() {
        var _ = values.get("key", key -> {
            values.invalidate(key);
            return "old";
        });
        assertThat(read("new")).isEqualTo("new");
    }

    @Test
    void a_value_read_while_everything_is_invalidated_is_not_kept() {
        var _ = values.getAll(List.of("key"), missing -> {
            values.invalidateAll();
            return Map.of("key", "old");
        });
        assertThat(read("new")).isEqualTo("new");
    }
}
