package dev.kith.http.reflect;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Counters;
import dev.kith.domain.user.Details;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Reading;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.Visibility;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The user objects of the dialect. Kith verifies no one, lets no one post as another and counts no likes, and says so. */
@Singleton
final class UserJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Links links;

    UserJson(Links links) {
        this.links = links;
    }

    /** @param followed whether the viewer follows this user, null where no one views */
    Map<String, Object> of(HttpRequest<?> request, Card card, @Nullable Boolean followed) {
        User user = card.user();
        Counters counters = card.counters();
        Details details = user.profile().details();
        Map<String, Object> json = brief(request, card);
        json.put("country", details.country());
        json.put("postAs", false);
        json.put("postsCount", counters.posts() + counters.discussions() + counters.statuses());
        json.put("likesCount", 0);
        json.put("isAdmin", user.role() == Role.ADMIN);
        json.put("languageId", details.reading().language());
        json.put("languageIsoCode", "en");
        json.put("settings", settings(details.reading()));
        ZonedDateTime joined = user.joined().atZone(ZoneOffset.UTC);
        json.put("createdAt", TIME.format(joined));
        json.put("joiningYear", joined.getYear());
        json.put("socialLinks", details.links());
        if (followed != null) {
            json.put("followed", followed);
        }
        return json;
    }

    /** The caller's own object, whose settings say what others are not told. */
    Map<String, Object> ofOneself(HttpRequest<?> request, Card card, UserSettings own) {
        Details details = card.user().profile().details();
        Map<String, Object> settings = settings(details.reading());
        settings.put("notifications", new TreeMap<>(own.notifications()));
        settings.put("display", new TreeMap<>(own.display()));
        Map<String, Object> privacy = new LinkedHashMap<>();
        privacy.put("followersVisibility", word(details.followers()));
        privacy.put("followingVisibility", word(details.followings()));
        privacy.put("requireApproval", false);
        settings.put("privacy", privacy);
        Map<String, Object> json = of(request, card, false);
        json.put("settings", settings);
        return json;
    }

    /** As much as there is of someone who was searched for. */
    Map<String, Object> brief(HttpRequest<?> request, Card card) {
        User user = card.user();
        Profile profile = user.profile();
        Map<String, Object> json = new LinkedHashMap<>(32);
        json.put("id", user.uuid().toString());
        json.put("username", user.username().value());
        json.put("firstName", profile.firstName());
        json.put("lastName", profile.lastName());
        json.put("bio", profile.bio());
        json.put("verified", false);
        json.put("followersCount", card.counters().followers());
        json.put("avatarUrls", sizes(links.avatar(request, user)));
        return json;
    }

    static Map<String, Object> sizes(String picture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("small", picture);
        json.put("medium", picture);
        json.put("large", picture);
        return json;
    }

    private static Map<String, Object> settings(Reading reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ayahLanguages", reading.texts());
        json.put("reflectionLanguages", reading.reflections());
        json.put("customized", reading.customized());
        json.put("hideFollowSuggestion", reading.hidesSuggestions());
        json.put("showFollowFeaturedSuggestion", reading.showsFeatured());
        return json;
    }

    static String word(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
