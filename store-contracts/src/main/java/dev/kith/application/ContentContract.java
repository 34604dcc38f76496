package dev.kith.application;

import dev.kith.application.avatar.Avatars;
import dev.kith.application.post.Posts;
import dev.kith.application.room.RoomSetup;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.topic.TopicSetup;
import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.util.UUID;

/** The base of the contracts of content: the stores, and users to test with. */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
public abstract class ContentContract extends Contract {

    protected Searches searches;
    protected Posts posts;
    protected TopicSetup topics;
    protected Suggestions suggestions;
    protected Rooms rooms;
    protected RoomSetup roomSetup;
    protected Avatars avatars;

    /** Stores over an empty community. */
    protected abstract ContentStores contentStores();

    @Override
    protected final Stores stores() {
        ContentStores stores = contentStores();
        searches = stores.searches();
        posts = stores.posts();
        topics = stores.topics();
        suggestions = stores.suggestions();
        rooms = stores.rooms();
        roomSetup = stores.roomSetup();
        avatars = stores.avatars();
        return stores.people();
    }

    protected UserId person(String name, String realName) {
        return person(name, Profile.EMPTY.withRealName(realName), Role.MEMBER);
    }

    protected UserId person(String name, Profile profile, Role role) {
        return created(new NewUser(null, UUID.randomUUID(), new Username(name), profile, null, null, NOON, role));
    }

    protected void become(UserId user, UserStatus status) {
        users.edit(user, found -> found.withStatus(status, status.isDeleted() ? NOON : null));
    }
}
