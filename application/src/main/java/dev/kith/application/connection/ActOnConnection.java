package dev.kith.application.connection;

import dev.kith.application.tie.Ties;
import dev.kith.domain.connection.ConnectionAction;
import dev.kith.domain.connection.ConnectionAnswer;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import java.time.Clock;

/** Asks for a connection with another user, answers a request, or ends a connection. */
public final class ActOnConnection {

    private final Ties ties;
    private final Clock clock;

    public ActOnConnection(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    public ConnectionAnswer handle(UserId actor, UserId other, ConnectionAction action) {
        if (actor.equals(other)) {
            return new ConnectionAnswer.Refused(Refusal.SELF);
        }
        return ties.decide(Pair.of(actor, other), tie -> action.decide(tie, actor, clock.instant()));
    }
}
