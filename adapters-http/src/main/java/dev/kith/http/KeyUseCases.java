package dev.kith.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.application.key.CreateKey;
import dev.kith.application.key.FindKey;
import dev.kith.application.key.Keys;
import dev.kith.application.key.ListKeys;
import dev.kith.application.key.RevokeKey;
import dev.kith.application.key.RotateKey;
import dev.kith.application.key.VerifyKey;
import dev.kith.http.security.token.CachedKeys;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The use cases of service keys. Those that change a key share the cache of the one that verifies it. */
@Factory
final class KeyUseCases {

    @Singleton
    @Bean(typed = CachedKeys.class)
    CachedKeys cachedKeys(Keys keys) {
        return new CachedKeys(keys, Ticker.systemTicker());
    }

    @Singleton
    VerifyKey verifyKey(CachedKeys keys, Clock clock) {
        return new VerifyKey(keys, clock);
    }

    @Singleton
    FindKey findKey(Keys keys) {
        return new FindKey(keys);
    }

    @Singleton
    ListKeys listKeys(Keys keys) {
        return new ListKeys(keys);
    }

    @Singleton
    CreateKey createKey(CachedKeys keys, Clock clock) {
        return new CreateKey(keys, clock, new SecureRandom());
    }

    @Singleton
    RotateKey rotateKey(CachedKeys keys, Clock clock) {
        return new RotateKey(keys, clock, new SecureRandom());
    }

    @Singleton
    RevokeKey revokeKey(CachedKeys keys, Clock clock) {
        return new RevokeKey(keys, clock);
    }
}
