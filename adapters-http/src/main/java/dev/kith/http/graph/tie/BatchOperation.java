package dev.kith.http.graph.tie;

import dev.kith.application.tie.TieOperation;
import dev.kith.domain.action.TieAction;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.wire.ApiError;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operation of a batch. {@code id} is what the client calls it, if anything. */
sealed interface BatchOperation {

    /** The most characters of {@code id}. */
    int MAX_ID = 64;

    @Nullable
    String id();

    /** As the request has it. */
    record Named(
            @Nullable String id,
            NamedUser from,
            NamedUser to,
            TieAction action,
            @Nullable Instant since) implements BatchOperation {

        Stream<NamedUser> users() {
            return Stream.of(from, to);
        }

        /** Whether the operation may create its users: what ends or answers something has no new users. */
        boolean canCreate() {
            return action.beginsEdge() && !from.key().equals(to.key());
        }

        /** @param ids without users who do not exist */
        BatchOperation with(Map<UserReference.Key, UserId> ids) {
            UserId actor = ids.get(from.key());
            UserId other = ids.get(to.key());
            if (actor == null || other == null) {
                return new Refused(id, Problems.userNotFound((actor == null ? from : to).text()));
            }
            return new Ready(this, new TieOperation(actor, other, action, since));
        }
    }

    /** Both users have an id. */
    record Ready(Named named, TieOperation operation) implements BatchOperation {

        @Override
        public @Nullable String id() {
            return named.id();
        }
    }

    /** It cannot be done. */
    record Refused(@Nullable String id, ApiError why) implements BatchOperation {}

    /** The actions by the words of the API. */
    enum Op {
        FOLLOW(TieAction.FOLLOW),
        UNFOLLOW(TieAction.UNFOLLOW),
        REMOVE_FOLLOWER(TieAction.REMOVE_FOLLOWER),
        BLOCK(TieAction.HIDE),
        UNBLOCK(TieAction.SHOW),
        CONNECT(TieAction.CONNECT),
        DISCONNECT(TieAction.DISCONNECT),
        REQUEST(TieAction.ASK),
        CANCEL_REQUEST(TieAction.CANCEL),
        ACCEPT(TieAction.ACCEPT),
        REJECT(TieAction.REJECT),
        RESTORE(TieAction.CANCEL_REJECT);

        private final TieAction action;

        Op(TieAction action) {
            this.action = action;
        }
    }

    static BatchOperation read(BodyObject item, EdgeStart edgeStart, GraphCaller caller) {
        item.require("op", "from", "to");
        String id = item.parsed(
                        "id",
                        "Must be a string of at most " + MAX_ID + " characters.",
                        text -> text.codePointCount(0, text.length()) <= MAX_ID ? text : null)
                .orNull();
        Op op = item.word("op", Op.class).orNull();
        String from = reference(item, "from");
        String to = reference(item, "to");
        Instant since = edgeStart.read(item).orNull();
        if (since != null && op != null && !op.action.canBeInThePast()) {
            item.refuse(EdgeStart.SINCE, "invalid", "Only follow and connect may have begun in the past.");
        }
        ApiError invalid = item.refusal();
        if (invalid != null) {
            return new Refused(id, invalid);
        }
        TieAction action = Objects.requireNonNull(op).action;
        try {
            return new Named(id, NamedUser.parse(from, caller), NamedUser.parse(to, caller), action, since);
        } catch (ApiError refusal) {
            return new Refused(id, refusal);
        }
    }

    /** Empty for a field that is refused. */
    private static String reference(BodyObject item, String name) {
        return item.parsed(name, "Must be a string that names a user.", text -> text)
                .orElse("");
    }
}
