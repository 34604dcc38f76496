package dev.kith.http.graph.request;

import dev.kith.application.reference.FindUsers;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds many users that a body names. */
@Singleton
public final class UserLookup {

    /** What was found for one text. */
    public sealed interface Answer {

        record Found(String ref, UserSummary summary) implements Answer {}

        /** The text is no reference, or names nobody. */
        record Refused(String ref, ApiError why) implements Answer {}
    }

    private record Item(
            String ref,
            UserReference.@Nullable Key key,
            @Nullable ApiError refusal) {}

    private final FindUsers findUsers;

    UserLookup(FindUsers findUsers) {
        this.findUsers = findUsers;
    }

    /** An answer for each text, in the same place. */
    public List<Answer> find(GraphCaller caller, List<String> refs) {
        List<Item> items = new ArrayList<>();
        for (String ref : refs) {
            items.add(item(caller, ref));
        }
        Map<UserReference.Key, UserSummary> found = findUsers.handle(
                items.stream().flatMap(item -> Stream.ofNullable(item.key())).toList());
        return items.stream().map(item -> answer(item, found)).toList();
    }

    private static Item item(GraphCaller caller, String ref) {
        try {
            return new Item(ref, NamedUser.parse(ref, caller).key(), null);
        } catch (ApiError refusal) {
            return new Item(ref, null, refusal);
        }
    }

    private static Answer answer(Item item, Map<UserReference.Key, UserSummary> found) {
        if (item.refusal() != null) {
            return new Answer.Refused(item.ref(), item.refusal());
        }
        UserSummary summary = found.get(Objects.requireNonNull(item.key()));
        return summary == null
                ? new Answer.Refused(item.ref(), Problems.userNotFound(item.ref()))
                : new Answer.Found(item.ref(), summary);
    }
}
