package dev.kith.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.application.key.Keys;
import dev.kith.application.key.VerifyKey;
import dev.kith.http.security.token.CachedKeys;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases of service keys. */
@Factory
final class KeyUseCases {

    @Singleton
    VerifyKey verifyKey(Keys keys, Clock clock) {
        return new VerifyKey(new CachedKeys(keys, Ticker.systemTicker()), clock);
    }
}
