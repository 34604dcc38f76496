package dev.kith.application.session;

import dev.kith.application.account.InMemoryPrivacy;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public final class InMemorySessions implements Sessions {

    private final InMemoryPrivacy kept;

    public InMemorySessions(InMemoryPrivacy kept) {
        this.kept = kept;
    }

    @Override
    public OpenSessionAnswer open(Session session, PasswordHash by) {
        synchronized (kept.graph) {
            if (!kept.isHere(session.user()) || !by.equals(kept.passwords.get(session.user()))) {
                return OpenSessionAnswer.SUPERSEDED;
            }
            kept.sessions
                    .values()
                    .removeIf(other -> other.user().equals(session.user())
                            && !session.opened().isBefore(other.expires()));
            List<SessionId> newestFirst = kept.sessions.values().stream()
                    .filter(other -> other.user().equals(session.user()))
                    .sorted(Comparator.comparing(Session::opened).reversed())
                    .map(Session::id)
                    .toList();
            newestFirst.stream().skip(Session.MAX_PER_USER - 1).forEach(kept.sessions::remove);
            kept.sessions.put(session.id(), session);
            return OpenSessionAnswer.OPENED;
        }
    }

    @Override
    public boolean isOpen(SessionId id) {
        synchronized (kept.graph) {
            return kept.sessions.containsKey(id);
        }
    }

    @Override
    public <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule) {
        synchronized (kept.graph) {
            Session session = kept.sessions.get(id);
            SessionDecision<A> decision = rule.apply(session);
            if (session != null && decision.next() == null) {
                kept.sessions.remove(id);
            } else if (session != null) {
                kept.sessions.put(id, decision.next());
            }
            return decision.answer();
        }
    }

    @Override
    public void endAll(AppKey client) {
        synchronized (kept.graph) {
            kept.sessions
                    .values()
                    .removeIf(session ->
                            session.scope() != null && session.scope().client().equals(client));
        }
    }
}
