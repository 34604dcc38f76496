package dev.kith.domain.connection;

import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** What a user can do about a connection with another user. */
public enum ConnectionAction {
    ASK {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.ask(tie, actor, now);
        }
    },
    ACCEPT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.accept(tie, actor, now);
        }
    },
    REJECT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.reject(tie, actor, now);
        }
    },
    CANCEL_REJECT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.cancelReject(tie, actor);
        }
    },
    CANCEL {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.cancel(tie, actor);
        }
    },
    MARK_SEEN {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.markSeen(tie, actor, now);
        }
    },
    REMOVE {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return ConnectionRules.remove(tie, actor);
        }
    };

    public abstract Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now);
}
