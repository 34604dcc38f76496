package dev.kith.application.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegisterAppTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Apps apps = new InMemoryApps();
    private final AtomicInteger made = new AtomicInteger();
    private final RegisterApp registerApp = new RegisterApp(
            apps, Clock.fixed(NOON, ZoneOffset.UTC), () -> new Secret("random" + made.incrementAndGet()));

    @Test
    void an_application_is_kept_with_a_key_and_a_secret_that_differ() {
        App app = registerApp.handle("Gallery");
        assertThat(apps.find(app.key())).hasValue(app);
        assertThat(app.key().value()).isNotEqualTo(app.secret().text());
        assertThat(app.created()).isEqualTo(NOON);
        assertThat(registerApp.handle("Gallery").key()).isNotEqualTo(app.key());
    }

    @Test
    void a_name_is_kept_in_nfc_without_the_white_space_around_it() {
        App app = registerApp.handle(" Zoe\u0308's Gallery\t");
        assertThat(app.name()).isEqualTo("Zoë's Gallery");
        assertThat(apps.find(app.key())).hasValue(app);
    }

    @Test
    void toString_hides_the_secret() {
        App app = registerApp.handle("Gallery");
        assertThat(app.toString()).doesNotContain(app.secret().text());
    }

    @Test
    void a_name_is_one_line_that_can_be_seen() {
        for (String name : new String[] {"", " ", "a\nb", "x".repeat(App.NAME.max() + 1)}) {
            assertThatThrownBy(() -> registerApp.handle(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(registerApp.handle("x".repeat(App.NAME.max())).name()).hasSize(App.NAME.max());
    }
}
