package dev.kith.http.graph;

import dev.kith.application.key.CreateKey;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.domain.key.KeyScope;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates service keys through the port. */
@Singleton
public final class TestKeys {

    private final Keys keys;
    private final Clock clock;

    TestKeys(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public IssuedKey create(KeyScope... scopes) {
        return create(null, scopes);
    }

    /** @param life null for ever */
    public IssuedKey create(@Nullable Duration life, KeyScope... scopes) {
        Instant end = life == null ? null : clock.instant().plus(life);
        CreateKey.Answer answer =
                new CreateKey(keys, clock, new SecureRandom()).handle("backend", Set.of(scopes), end, null);
        return ((CreateKey.Answer.Created) answer).issued();
    }

    /** The Authorization header of a key, and other headers. */
    public static String[] as(IssuedKey key, String... more) {
        String[] headers = new String[2 + more.length];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + key.text().text();
        System.arraycopy(more, 0, headers, 2, more.length);
        return headers;
    }
}
