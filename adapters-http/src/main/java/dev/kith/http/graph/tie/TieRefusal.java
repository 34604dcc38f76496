package dev.kith.http.graph.tie;

import dev.kith.domain.tie.Refusal;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.wire.ApiError;

/** The problems of actions that a rule refuses. */
final class TieRefusal {

    private TieRefusal() {}

    static ApiError problem(Refusal why, NamedUser actor, NamedUser other) {
        return switch (why) {
            case SELF -> Problems.selfRelation();
            case CALLER_DELETED -> Problems.userNotFound(actor.text());
            case NO_SUCH_USER -> Problems.userNotFound(other.text());
            case BLOCKED -> Problems.userSuspended(actor.text());
            case HIDDEN -> Problems.blocked();
        };
    }
}
