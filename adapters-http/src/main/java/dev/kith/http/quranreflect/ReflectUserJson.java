package dev.kith.http.quranreflect;

import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserSummary;
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
public final class ReflectUserJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Links links;

    ReflectUserJson(Links links) {
        this.links = links;
    }

    /** @param followed whether the viewer follows this user, null where no one views */
    public Map<String, Object> of(HttpRequest<?> request, UserSummary summary, @Nullable Boolean followed) {
        User user = summary.user();
        UserCounters counters = summary.counters();
        ProfileDetails details = user.profile().details();
        Map<String, Object> json = brief(request, summary);
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
    Map<String, Object> ofMe(HttpRequest<?> request, UserSummary summary, UserSettings own) {
        ProfileDetails details = summary.user().profile().details();
        Map<String, Object> settings = settings(details.reading());
        settings.put("notifications", new TreeMap<>(own.notifications()));
        settings.put("display", new TreeMap<>(own.display()));
        Map<String, Object> privacy = new LinkedHashMap<>();
        privacy.put("followersVisibility", word(details.followers()));
        privacy.put("followingVisibility", word(details.followings()));
        privacy.put("requireApproval", false);
        settings.put("privacy", privacy);
        Map<String, Object> json = of(request, summary, false);
        json.put("settings", settings);
        return json;
    }

    /** As much as there is of someone who was searched for. */
    public Map<String, Object> brief(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        Profile profile = user.profile();
        Map<String, Object> json = new LinkedHashMap<>(32);
        json.put("id", user.uuid().toString());
        json.put("username", user.username().value());
        json.put("firstName", profile.firstName());
        json.put("lastName", profile.lastName());
        json.put("bio", profile.bio());
        json.put("verified", false);
        json.put("followersCount", summary.counters().followers());
        json.put("avatarUrls", avatarSizes(links.avatar(request, user)));
        return json;
    }

    public static Map<String, Object> avatarSizes(String picture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("small", picture);
        json.put("medium", picture);
        json.put("large", picture);
        return json;
    }

    private static Map<String, Object> settings(LanguagePreferences reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ayahLanguages", reading.texts());
        json.put("reflectionLanguages", reading.reflections());
        json.put("customized", reading.customized());
        json.put("hideFollowSuggestion", reading.hidesSuggestions());
        json.put("showFollowFeaturedSuggestion", reading.showsFeatured());
        return json;
    }

    public static String word(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
