package dev.kith.application.audience;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Page;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/**
 * The first few of a user's followers whom the viewer follows, and how many there are; no one where the viewer may not see the followers.
 */
public final class ListKnownFollowers {

    private final Audiences audiences;
    private final Users users;
    private final Openness openness;

    public ListKnownFollowers(Audiences audiences, Users users, Openness openness) {
        this.audiences = audiences;
        this.users = users;
        this.openness = openness;
    }

    public Optional<Page<Card>> handle(UserId viewer, User subject, int most) {
        if (!openness.shows(subject, Kind.FOLLOWERS, viewer)) {
            return Optional.empty();
        }
        Page<UserId> known = audiences.knownFollowers(viewer, subject.id(), most);
        return Optional.of(new Page<>(known.total(), users.cards(known.items())));
    }
}
