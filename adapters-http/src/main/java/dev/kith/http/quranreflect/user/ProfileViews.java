package dev.kith.http.quranreflect.user;

import dev.kith.application.account.HasPassword;
import dev.kith.application.audience.ListKnownFollowers;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.setting.GetSettings;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUser;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows profiles. The user sees all their settings; another viewer sees the followers that they follow. */
@Singleton
final class ProfileViews {

    private static final int MAX_KNOWN_FOLLOWERS = 5;

    private final GetSettings getSettings;
    private final HasPassword hasPassword;
    private final FollowedAmong followedAmong;
    private final ListKnownFollowers listKnownFollowers;
    private final ReflectUserJson json;
    private final Links links;

    ProfileViews(
            GetSettings getSettings,
            HasPassword hasPassword,
            FollowedAmong followedAmong,
            ListKnownFollowers listKnownFollowers,
            ReflectUserJson json,
            Links links) {
        this.getSettings = getSettings;
        this.hasPassword = hasPassword;
        this.followedAmong = followedAmong;
        this.listKnownFollowers = listKnownFollowers;
        this.json = json;
        this.links = links;
    }

    ReflectProfile of(HttpRequest<?> request, Caller caller, UserSummary summary) {
        boolean connected = ReflectParameters.flag(request, "qdc");
        UserId viewer = caller.id();
        if (viewer == null) {
            return new ReflectProfile.Plain(json.of(request, summary, null));
        }
        if (!caller.is(summary.user().id())) {
            return seen(request, summary, viewer);
        }
        return connected ? connected(request, summary) : new ReflectProfile.Plain(own(request, summary));
    }

    private ReflectUser own(HttpRequest<?> request, UserSummary summary) {
        return json.own(request, summary, getSettings.handle(summary.user().id()));
    }

    private ReflectProfile connected(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        return new ReflectProfile.Connected(
                own(request, summary), user.email(), links.avatar(request, user), hasPassword.handle(user.id()));
    }

    private ReflectProfile seen(HttpRequest<?> request, UserSummary summary, UserId viewer) {
        UserId id = summary.user().id();
        ReflectUser user = json.of(
                request, summary, followedAmong.handle(viewer, List.of(id)).contains(id));
        return listKnownFollowers
                .handle(viewer, summary.user(), MAX_KNOWN_FOLLOWERS)
                .<ReflectProfile>map(known -> new ReflectProfile.Seen(
                        user,
                        known.items().stream()
                                .map(follower -> json.of(request, follower, true))
                                .toList(),
                        known.total()))
                .orElseGet(() -> new ReflectProfile.Plain(user));
    }
}
