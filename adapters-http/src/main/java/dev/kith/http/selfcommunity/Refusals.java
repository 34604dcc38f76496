package dev.kith.http.selfcommunity;

import dev.kith.domain.tie.Refusal;
import dev.kith.http.wire.Failure;

/** The dialect's words for why one user may not reach out to another. */
final class Refusals {

    private Refusals() {}

    static Failure failure(Refusal why) {
        return switch (why) {
            case ITSELF -> Failure.invalid("You cannot do this to yourself.");
            case CALLER_GONE -> Failure.badToken();
            case NO_SUCH_USER -> Failure.notFound();
            case BLOCKED -> Failure.forbidden("Your account is blocked by moderation.");
            case HIDDEN -> Failure.forbidden("One of you two hides the other.");
        };
    }
}
