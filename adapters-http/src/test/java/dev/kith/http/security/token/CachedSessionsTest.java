package dev.kith.http.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountStores;
import dev.kith.application.session.OpenSessionAnswer;
import dev.kith.application.session.Sessions;
import dev.kith.application.session.SessionsContract;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedSessionsTest extends SessionsContract {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private Duration timeOfRead = Duration.ZERO;
    private Sessions store;

    @Override
    protected AccountStores accountStores() {
        AccountStores stores = AccountStores.inMemory();
        store = new CountedReads(stores.sessions());
        return new AccountStores(
                stores.community(),
                stores.accounts(),
                server(),
                stores.emailChanges(),
                stores.settings(),
                stores.appTokens());
    }

    /** Another server of the same graph. */
    private Sessions server() {
        return new CachedSessions(store, nanos::get);
    }

    private SessionId opened() {
        SessionId id = new SessionId(UUID.randomUUID());
        Session session = Session.open(id, account("owner"), null, new Secret("x").hash(), NOON);
        assertThat(store.open(session, FIRST)).isEqualTo(OpenSessionAnswer.OPENED);
        return id;
    }

    private static void end(Sessions server, SessionId id) {
        server.decide(id, session -> new SessionDecision<>(null, id));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_session_that_ends_on_another_server_is_refused_within_five_seconds() {
        SessionId id = opened();
        Sessions other = server();
        assertThat(other.isOpen(id)).isTrue();
        end(sessions, id);
        assertThat(sessions.isOpen(id)).as("where it ended").isFalse();
        pass(Duration.ofSeconds(5));
        assertThat(other.isOpen(id)).isFalse();
    }

    @Test
    void the_bound_counts_from_before_a_slow_read() {
        SessionId id = opened();
        Sessions other = server();
        timeOfRead = Duration.ofSeconds(3);
        assertThat(other.isOpen(id)).isTrue();
        end(sessions, id);
        pass(Duration.ofSeconds(2));
        assertThat(other.isOpen(id)).isFalse();
    }

    @Test
    void the_store_is_asked_once_in_four_seconds() {
        SessionId id = opened();
        for (int second = 0; second < 12; second++) {
            for (int request = 0; request < 100; request++) {
                assertThat(sessions.isOpen(id)).isTrue();
            }
            pass(Duration.ofSeconds(1));
        }
        assertThat(reads).hasValue(3);
    }

    /** Counts the reads, each of which takes some time. */
    private final class CountedReads implements Sessions {

        private final Sessions sessions;

        CountedReads(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public OpenSessionAnswer open(Session session, PasswordHash by) {
            return sessions.open(session, by);
        }

        @Override
        public boolean isOpen(SessionId id) {
            reads.incrementAndGet();
            boolean isOpen = sessions.isOpen(id);
            pass(timeOfRead);
            return isOpen;
        }

        @Override
        public <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule) {
            return sessions.decide(id, rule);
        }

        @Override
        public void endAll(AppKey client) {
            sessions.endAll(client);
        }
    }
}
