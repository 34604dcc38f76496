package dev.kith.http.fivehundredpx;

import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the User objects of the dialect. */
@Singleton
final class PxUserJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Links links;

    PxUserJson(Links links) {
        this.links = links;
    }

    PxUser.Brief brief(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        Profile profile = user.profile();
        String place = profile.location();
        String country = profile.details().country();
        int comma = place.lastIndexOf(',');
        return new PxUser.Brief(
                user.id().value(),
                user.username().value(),
                profile.firstName(),
                profile.lastName(),
                profile.realName().isEmpty() ? user.username().value() : profile.realName(),
                comma < 0 ? place : place.substring(0, comma).strip(),
                country.isEmpty() && comma >= 0 ? place.substring(comma + 1).strip() : country,
                links.avatar(request, user),
                0,
                summary.counters().followers(),
                user.reputation());
    }

    /** @param following whether the caller follows the user; ignored for an anonymous caller */
    PxUser full(HttpRequest<?> request, Caller caller, UserSummary summary, boolean following) {
        return caller.is(summary.user().id())
                ? own(request, summary, following)
                : seen(request, summary, caller.isAnonymous() ? null : following);
    }

    PxUser me(HttpRequest<?> request, UserSummary summary) {
        return new PxUser.Me(own(request, summary, false), false, null);
    }

    private PxUser.Own own(HttpRequest<?> request, UserSummary summary, boolean following) {
        return new PxUser.Own(
                seen(request, summary, following),
                summary.user().email(),
                null,
                null,
                null,
                null,
                PxUser.SignInProviders.NONE);
    }

    private PxUser.Full seen(HttpRequest<?> request, UserSummary summary, @Nullable Boolean following) {
        User user = summary.user();
        Profile profile = user.profile();
        return new PxUser.Full(
                brief(request, summary),
                sex(profile.gender()),
                profile.dateOfBirth() == null ? null : profile.dateOfBirth().toString(),
                "",
                active(user.status()),
                TIME.format(user.joined().atOffset(ZoneOffset.UTC)),
                profile.bio(),
                null,
                "en",
                0,
                false,
                false,
                false,
                profile.website().isEmpty() ? Map.of() : Map.of("website", profile.website()),
                PxUser.Equipment.NONE,
                0,
                0,
                summary.counters().followings(),
                user.role() == Role.ADMIN ? 1 : 0,
                PxUser.Avatars.of(links.avatar(request, user)),
                following);
    }

    private static int sex(Gender gender) {
        return switch (gender) {
            case UNSPECIFIED -> 0;
            case MALE -> 1;
            case FEMALE -> 2;
        };
    }

    private static int active(UserStatus status) {
        return switch (status) {
            case APPROVED -> 1;
            case SOFT_DELETED, HARD_DELETED -> 2;
            case BLOCKED -> 3;
        };
    }
}
