package dev.kith.http.graph.list;

import dev.kith.application.walk.WalkDetail;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkOrder;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the parameters of a request ask of a list around a user. */
final class ListQuestion {

    static final String ORDER = "order";
    static final String MUTUAL = "mutual";
    static final String SHARED = "shared";
    static final String SINCE = "since";
    static final String UNTIL = "until";

    private static final String MEANINGLESS = "Has no meaning with the order or the other filters of the request.";

    private ListQuestion() {}

    /**
     * @param viewer who sees the answer, null for a program
     * @param view what the items tell
     * @throws dev.kith.http.wire.ApiError 400 for a combination without a meaning
     */
    static AudienceWalk walk(HttpRequest<?> request, Audience list, @Nullable UserId viewer, ListView view) {
        WalkOrder order = order(request, list.kind());
        Boolean mutual = GraphParameters.flagOrNull(request, MUTUAL);
        Boolean shared = GraphParameters.flagOrNull(request, SHARED);
        Instant since = time(request, SINCE);
        Instant until = time(request, UNTIL);
        requireOrder(since, until);
        switch (order) {
            case NEWEST -> refuse(SHARED, shared != null && mutual != null);
            case MUTUAL_FIRST -> refuse(SHARED, shared != null);
            case SHARED_FIRST -> {
                refuse(MUTUAL, mutual != null);
                refuse(SINCE, since != null);
                refuse(UNTIL, until != null);
            }
        }
        boolean isCompared = shared != null || order == WalkOrder.SHARED_FIRST;
        if (viewer == null) {
            needViewer(SHARED, shared != null);
            needViewer(ORDER, order == WalkOrder.SHARED_FIRST);
            needViewer(
                    GraphParameters.INCLUDE,
                    view.details().contains(WalkDetail.SHARED) || view.details().contains(WalkDetail.RELATIONSHIP));
        }
        Audience compared = (isCompared && viewer != null) ? new Audience(list.kind(), viewer) : null;
        return new AudienceWalk(list, order, mutual, compared, shared, since, until, viewer);
    }

    /** Reads what the parameters of a request ask of a private list. */
    static PrivateWalk walk(HttpRequest<?> request, UserId owner, PrivateList list) {
        Instant since = time(request, SINCE);
        Instant until = time(request, UNTIL);
        requireOrder(since, until);
        return new PrivateWalk(owner, list, since, until);
    }

    private static void requireOrder(@Nullable Instant since, @Nullable Instant until) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw Problems.invalidParameter(UNTIL, "invalid", "Must be after since.");
        }
    }

    private static WalkOrder order(HttpRequest<?> request, AudienceKind kind) {
        String text = request.getParameters().get(ORDER);
        if (text == null) {
            return WalkOrder.NEWEST;
        }
        Set<WalkOrder> orders = kind == AudienceKind.CONNECTIONS
                ? Set.of(WalkOrder.NEWEST, WalkOrder.SHARED_FIRST)
                : Set.of(WalkOrder.values());
        return orders.stream()
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Problems.invalidParameter(ORDER, "invalid", "This list has no order with this name."));
    }

    private static @Nullable Instant time(HttpRequest<?> request, String name) {
        String text = request.getParameters().get(name);
        return text == null
                ? null
                : GraphTimes.parse(text)
                        .orElseThrow(
                                () -> Problems.invalidParameter(
                                        name,
                                        "invalid",
                                        "Must be a time in RFC 3339 with at most six digits of a second. A plus is sent as %2B."));
    }

    private static void refuse(String name, boolean isGiven) {
        if (isGiven) {
            throw Problems.invalidParameter(name, "invalid", MEANINGLESS);
        }
    }

    private static void needViewer(String name, boolean isGiven) {
        if (isGiven) {
            throw Problems.invalidParameter(name, "invalid", "Needs a viewer.");
        }
    }
}
