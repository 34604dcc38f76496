package dev.kith.application.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Apps} keeps. */
public abstract class AppsContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private Apps apps;

    /** An empty store. */
    protected abstract Apps apps();

    @BeforeEach
    void open() {
        apps = apps();
    }

    private static App app(String key, String name) {
        return new App(new AppKey(key), new Secret("secret of " + name), name, NOON);
    }

    @Test
    void begins_empty() {
        assertThat(apps.find(new AppKey("none"))).isEmpty();
    }

    @Test
    void an_application_is_read_back_as_it_was_kept() {
        App one = app("Key_-1", "One \u00e9 \ud83d\ude42 'quoted'");
        apps.add(one);
        assertThat(apps.find(one.key())).hasValue(one);
    }

    @Test
    void keys_are_case_sensitive_and_names_need_not_be_unique() {
        apps.add(app("key", "Same"));
        apps.add(app("KEY", "Same"));
        assertThat(apps.find(new AppKey("key"))).hasValue(app("key", "Same"));
        assertThat(apps.find(new AppKey("KEY"))).hasValue(app("KEY", "Same"));
        assertThat(apps.find(new AppKey("Key"))).isEmpty();
    }

    @Test
    void a_key_is_used_once() {
        apps.add(app("key", "First"));
        assertThatThrownBy(() -> apps.add(app("key", "Second"))).isInstanceOf(RuntimeException.class);
        assertThat(apps.find(new AppKey("key"))).hasValue(app("key", "First"));
    }

    @Test
    void all_are_listed_the_oldest_first() {
        assertThat(apps.list()).isEmpty();
        App second = new App(new AppKey("a"), new Secret("secret"), "Second", NOON.plusMillis(1));
        apps.add(second);
        apps.add(app("z", "First"));
        apps.add(app("y", "First too"));
        assertThat(apps.list()).containsExactly(app("y", "First too"), app("z", "First"), second);
    }

    @Test
    void a_removed_one_is_gone_and_no_other() {
        apps.add(app("one", "One"));
        apps.add(app("other", "Other"));
        assertThat(apps.remove(new AppKey("one"))).isTrue();
        assertThat(apps.remove(new AppKey("one"))).isFalse();
        assertThat(apps.remove(new AppKey("none"))).isFalse();
        assertThat(apps.find(new AppKey("one"))).isEmpty();
        assertThat(apps.list()).containsExactly(app("other", "Other"));
    }
}
