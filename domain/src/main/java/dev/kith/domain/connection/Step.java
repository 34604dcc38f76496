package dev.kith.domain.connection;

import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** What a user can do about a connection with another. */
public enum Step {
    ASK {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.ask(tie, actor, now);
        }
    },
    ACCEPT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.accept(tie, actor, now);
        }
    },
    REJECT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.reject(tie, actor, now);
        }
    },
    CANCEL_REJECT {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.cancelReject(tie, actor);
        }
    },
    CANCEL {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.cancel(tie, actor);
        }
    },
    MARK_SEEN {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.markSeen(tie, actor, now);
        }
    },
    REMOVE {
        @Override
        public Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now) {
            return Connecting.remove(tie, actor);
        }
    };

    public abstract Decision<ConnectionAnswer> decide(Tie tie, UserId actor, Instant now);
}
