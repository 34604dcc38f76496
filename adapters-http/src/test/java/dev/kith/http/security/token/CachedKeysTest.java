package dev.kith.http.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.CreateKey;
import dev.kith.application.key.InMemoryKeys;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.application.key.KeysContract;
import dev.kith.application.key.RevokeKey;
import dev.kith.application.key.VerifyKey;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedKeysTest extends KeysContract {

    private final AtomicLong nanos = new AtomicLong();
    private final Keys store = new InMemoryKeys();
    private final Clock clock = Clock.systemUTC();

    @Override
    protected Keys keys() {
        return server();
    }

    /** Another server of the same graph. */
    private Keys server() {
        return new CachedKeys(store, nanos::get);
    }

    @Test
    void a_key_that_is_revoked_elsewhere_is_refused_within_five_seconds() {
        IssuedKey issued = created(store);
        VerifyKey verify = new VerifyKey(server(), clock);
        assertThat(verify.handle(issued.text())).isInstanceOf(VerifyKey.Answer.Valid.class);
        assertThat(verify.handle(issued.text())).isInstanceOf(VerifyKey.Answer.Valid.class);

        new RevokeKey(store, clock).handle(issued.key().id());
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(verify.handle(issued.text())).isEqualTo(new VerifyKey.Answer.Refused(KeyState.REVOKED));
    }

    @Test
    void a_key_that_is_revoked_here_is_refused_at_once() {
        Keys server = server();
        IssuedKey issued = created(server);
        VerifyKey verify = new VerifyKey(server, clock);
        assertThat(verify.handle(issued.text())).isInstanceOf(VerifyKey.Answer.Valid.class);

        new RevokeKey(server, clock).handle(issued.key().id());

        assertThat(verify.handle(issued.text())).isEqualTo(new VerifyKey.Answer.Refused(KeyState.REVOKED));
    }

    @Test
    void an_unknown_key_that_is_created_elsewhere_is_known_within_five_seconds() {
        Keys server = server();
        IssuedKey issued = created(new InMemoryKeys());
        assertThat(server.find(issued.key().id())).isEmpty();
        store.add(issued.key(), _ -> new KeyAdmission.Admitted(List.of()));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(server.find(issued.key().id())).contains(issued.key());
    }

    private IssuedKey created(Keys keys) {
        CreateKey.Answer answer =
                new CreateKey(keys, clock, new Random(1)).handle("x", Set.of(KeyScope.GRAPH), null, null);
        return ((CreateKey.Answer.Created) answer).issued();
    }
}
