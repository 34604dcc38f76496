package dev.kith.http.quranreflect;

import dev.kith.application.account.HasPassword;
import dev.kith.application.audience.ListKnownFollowers;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.setting.GetSettings;
import dev.kith.application.user.FindUser;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Whole profiles: one's own with what others are not told, another's with what the caller has to do with them. */
@Singleton
public final class Profiles {

    private static final int MOST_KNOWN = 5;

    private final FindUser findUser;
    private final GetSettings getSettings;
    private final HasPassword hasPassword;
    private final FollowedAmong followedAmong;
    private final ListKnownFollowers listKnownFollowers;
    private final ReflectUserJson json;
    private final Links links;

    Profiles(
            FindUser findUser,
            GetSettings getSettings,
            HasPassword hasPassword,
            FollowedAmong followedAmong,
            ListKnownFollowers listKnownFollowers,
            ReflectUserJson json,
            Links links) {
        this.findUser = findUser;
        this.getSettings = getSettings;
        this.hasPassword = hasPassword;
        this.followedAmong = followedAmong;
        this.listKnownFollowers = listKnownFollowers;
        this.json = json;
        this.links = links;
    }

    /** @throws ApiError 404 where no one is found */
    public UserSummary required(FindUser.Key key) {
        return findUser.handle(key).orElseThrow(ApiError::notFound);
    }

    /** @throws ApiError 404 where no one is found, which no one is by a text that is no UUID */
    public UserSummary required(String id) {
        return required(new FindUser.Key.ByUuid(ReflectParameters.uuid(id).orElseThrow(ApiError::notFound)));
    }

    public Map<String, Object> see(HttpRequest<?> request, Caller caller, UserSummary summary) {
        boolean connected = ReflectParameters.flag(request, "qdc");
        User user = summary.user();
        UserId viewer = caller.id();
        if (viewer == null) {
            return json.of(request, summary, null);
        }
        return caller.is(user.id()) ? own(request, summary, connected) : others(request, summary, viewer);
    }

    private Map<String, Object> own(HttpRequest<?> request, UserSummary summary, boolean connected) {
        User user = summary.user();
        Map<String, Object> body = json.ofMe(request, summary, getSettings.handle(user.id()));
        if (connected) {
            body.put("email", user.email());
            body.put("photoUrl", links.avatar(request, user));
            body.put("isPasswordSet", hasPassword.handle(user.id()));
        }
        return body;
    }

    private Map<String, Object> others(HttpRequest<?> request, UserSummary summary, UserId viewer) {
        User user = summary.user();
        Map<String, Object> body = json.of(
                request,
                summary,
                followedAmong.handle(viewer, List.of(user.id())).contains(user.id()));
        listKnownFollowers.handle(viewer, user, MOST_KNOWN).ifPresent(known -> {
            body.put(
                    "mutualFollowers",
                    known.items().stream()
                            .map(follower -> json.of(request, follower, true))
                            .toList());
            body.put("mutualFollowersCount", known.total());
        });
        return body;
    }
}
