package dev.kith.application.user;

import dev.kith.domain.community.Community;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the profile or the counters of a user, if the community shows its content to the viewer. */
public final class ShowUser {

    public sealed interface Answer {

        record Found(UserSummary summary) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}

        record NoSuchUser() implements Answer {}
    }

    private final Community community;

    public ShowUser(Community community) {
        this.community = community;
    }

    /**
     * @param viewer who asks, null when anonymous
     * @param lookup finds the user; it runs once the community shows its content to the viewer; an exception it throws
     *     is passed on
     */
    public Answer handle(@Nullable UserId viewer, Supplier<Optional<UserSummary>> lookup) {
        if (!community.showsContentTo(viewer)) {
            return new Answer.ContentClosed();
        }
        return lookup.get().<Answer>map(Answer.Found::new).orElseGet(Answer.NoSuchUser::new);
    }
}
