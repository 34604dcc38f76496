package dev.kith.http.reflect;

import dev.kith.application.account.SeePassword;
import dev.kith.application.audience.ListKnownFollowers;
import dev.kith.application.follow.SeeFollowed;
import dev.kith.application.setting.SeeSettings;
import dev.kith.application.user.FindUser;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Whole profiles: one's own with what others are not told, another's with what the caller has to do with them. */
@Singleton
final class Profiles {

    private static final int MOST_KNOWN = 5;

    private final FindUser findUser;
    private final SeeSettings seeSettings;
    private final SeePassword seePassword;
    private final SeeFollowed seeFollowed;
    private final ListKnownFollowers listKnownFollowers;
    private final UserJson json;
    private final Links links;

    Profiles(
            FindUser findUser,
            SeeSettings seeSettings,
            SeePassword seePassword,
            SeeFollowed seeFollowed,
            ListKnownFollowers listKnownFollowers,
            UserJson json,
            Links links) {
        this.findUser = findUser;
        this.seeSettings = seeSettings;
        this.seePassword = seePassword;
        this.seeFollowed = seeFollowed;
        this.listKnownFollowers = listKnownFollowers;
        this.json = json;
        this.links = links;
    }

    /** @throws Failure 404 where no one is found */
    Card required(FindUser.Key key) {
        return findUser.handle(key).orElseThrow(Failure::notFound);
    }

    /** @throws Failure 404 where no one is found, which no one is by a text that is no UUID */
    Card required(String id) {
        return required(new FindUser.Key.Unique(Parameters.uuid(id).orElseThrow(Failure::notFound)));
    }

    Map<String, Object> see(HttpRequest<?> request, Caller caller, Card card) {
        boolean connected = Parameters.flag(request, "qdc");
        User user = card.user();
        UserId viewer = caller.id();
        if (viewer == null) {
            return json.of(request, card, null);
        }
        return caller.is(user.id()) ? own(request, card, connected) : others(request, card, viewer);
    }

    private Map<String, Object> own(HttpRequest<?> request, Card card, boolean connected) {
        User user = card.user();
        Map<String, Object> body = json.ofOneself(request, card, seeSettings.handle(user.id()));
        if (connected) {
            body.put("email", user.email());
            body.put("photoUrl", links.avatar(request, user));
            body.put("isPasswordSet", seePassword.handle(user.id()));
        }
        return body;
    }

    private Map<String, Object> others(HttpRequest<?> request, Card card, UserId viewer) {
        User user = card.user();
        Map<String, Object> body = json.of(request, card, seeFollowed.handle(viewer, List.of(user.id())).contains(user.id()));
        listKnownFollowers.handle(viewer, user, MOST_KNOWN).ifPresent(known -> {
            body.put("mutualFollowers", known.items().stream().map(follower -> json.of(request, follower, true)).toList());
            body.put("mutualFollowersCount", known.total());
        });
        return body;
    }
}
