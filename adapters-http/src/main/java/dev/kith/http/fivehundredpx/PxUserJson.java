package dev.kith.http.fivehundredpx;

import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The User object of the dialect, in its short and its full format. Every documented key is there; those that speak of what Kith has not
 * (paid accounts, photos, uploads) say that there is none.
 */
@Singleton
final class PxUserJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Links links;

    PxUserJson(Links links) {
        this.links = links;
    }

    Map<String, Object> brief(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        String name = user.profile().realName();
        String place = user.profile().location();
        String country = user.profile().details().country();
        int comma = place.lastIndexOf(',');
        Map<String, Object> json = new LinkedHashMap<>(64);
        json.put("id", user.id().value());
        json.put("username", user.username().value());
        json.put("firstname", user.profile().firstName());
        json.put("lastname", user.profile().lastName());
        json.put("fullname", name.isEmpty() ? user.username().value() : name);
        json.put("city", comma < 0 ? place : place.substring(0, comma).strip());
        json.put(
                "country",
                country.isEmpty() && comma >= 0 ? place.substring(comma + 1).strip() : country);
        json.put("userpic_url", links.avatar(request, user));
        json.put("upgrade_status", 0);
        json.put("followers_count", summary.counters().followers());
        json.put("affection", user.reputation());
        return json;
    }

    /** @param follows whether the caller follows them; not asked for when there is none */
    Map<String, Object> full(HttpRequest<?> request, Caller caller, UserSummary summary, boolean follows) {
        User user = summary.user();
        Map<String, Object> json = brief(request, summary);
        describe(json, user);
        count(json, summary.counters());
        json.put("admin", user.role() == Role.ADMIN ? 1 : 0);
        json.put("avatars", avatars(links.avatar(request, user)));
        if (!caller.isAnonymous()) {
            json.put("following", follows);
        }
        if (caller.is(user.id())) {
            own(json, user);
        }
        return json;
    }

    /** The caller's own object, as it is asked for by that name. */
    Map<String, Object> ofMe(HttpRequest<?> request, Caller caller, UserSummary summary) {
        Map<String, Object> json = full(request, caller, summary, false);
        json.put("show_personalized_categories", false);
        json.put("gdpr_acceptance_timestamp", null);
        return json;
    }

    private static void describe(Map<String, Object> json, User user) {
        Profile profile = user.profile();
        json.put("sex", sex(profile.gender()));
        json.put(
                "birthday",
                profile.dateOfBirth() == null ? null : profile.dateOfBirth().toString());
        json.put("state", "");
        json.put("active", active(user.status()));
        json.put("registration_date", TIME.format(user.joined().atOffset(ZoneOffset.UTC)));
        json.put("about", profile.bio());
        json.put("domain", null);
        json.put("locale", "en");
        json.put("upgrade_type", 0);
        json.put("show_nude", false);
        json.put("store_on", false);
        json.put("fotomoto_on", false);
        json.put("contacts", profile.website().isEmpty() ? Map.of() : Map.of("website", profile.website()));
        json.put("equipment", named(Stream.of("camera", "lens", "misc"), List.of()));
    }

    private static void count(Map<String, Object> json, UserCounters counters) {
        json.put("photos_count", 0);
        json.put("galleries_count", 0);
        json.put("friends_count", counters.followings());
    }

    /** What is nobody else's business. */
    private static void own(Map<String, Object> json, User user) {
        json.put("email", user.email());
        json.put("upload_limit", null);
        json.put("upload_limit_expiry", null);
        json.put("upgrade_expiry_date", null);
        json.put("upgrade_status_expiry", null);
        json.put("auth", named(Stream.of("facebook", "twitter", "google_oauth2"), 0));
    }

    private static Map<String, Object> avatars(String picture) {
        // one address that answers; a second one with the other scheme might not
        return named(Stream.of("default", "large", "small", "tiny"), named(Stream.of("http", "https"), picture));
    }

    private static Map<String, Object> named(Stream<String> names, Object value) {
        return names.collect(Collectors.toMap(name -> name, name -> value, (one, other) -> other, LinkedHashMap::new));
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
