package dev.kith.http.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.application.session.OpenSessionAnswer;
import dev.kith.application.session.Sessions;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for {@link #MAX_AGE} that a session is open, so that few requests ask the store. A session that ends here
 * is forgotten at once. One that ends elsewhere, for example on another server of the graph, counts as open until then.
 */
public final class CachedSessions implements Sessions {

    public static final Duration MAX_AGE = Duration.ofSeconds(4);

    private static final int MAX_SESSIONS = 100_000;

    private final Sessions store;
    private final Ticker ticker;

    /** Open sessions, and when the store was asked. The time is taken before the store reads. */
    private final Cache<SessionId, Long> open;

    public CachedSessions(Sessions store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.open = Caffeine.newBuilder()
                .maximumSize(MAX_SESSIONS)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    @Override
    public OpenSessionAnswer open(Session session, PasswordHash by) {
        return store.open(session, by);
    }

    @Override
    public boolean isOpen(SessionId id) {
        long now = ticker.read();
        Long asked = open.getIfPresent(id);
        if (asked != null && now - asked < MAX_AGE.toNanos()) {
            return true;
        }
        boolean isOpen = store.isOpen(id);
        if (isOpen) {
            open.put(id, now);
        }
        return isOpen;
    }

    @Override
    public <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule) {
        try {
            return store.decide(id, rule);
        } finally {
            open.invalidate(id);
        }
    }

    @Override
    public void endAll(AppKey client) {
        try {
            store.endAll(client);
        } finally {
            open.invalidateAll();
        }
    }
}
