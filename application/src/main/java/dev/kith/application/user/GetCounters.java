package dev.kith.application.user;

import dev.kith.domain.community.Community;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the counters of a user. */
public final class GetCounters {

    public sealed interface Answer {

        record Found(UserCounters counters) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}

        record NoSuchUser() implements Answer {}
    }

    private final Users users;
    private final Community community;

    public GetCounters(Users users, Community community) {
        this.users = users;
        this.community = community;
    }

    /** @param viewer who asks, null when anonymous */
    public Answer handle(@Nullable UserId viewer, UserId id) {
        if (!community.showsContentTo(viewer)) {
            return new Answer.ContentClosed();
        }
        return users.summaries(List.of(id)).stream()
                .findFirst()
                .<Answer>map(summary -> new Answer.Found(summary.counters()))
                .orElseGet(Answer.NoSuchUser::new);
    }
}
