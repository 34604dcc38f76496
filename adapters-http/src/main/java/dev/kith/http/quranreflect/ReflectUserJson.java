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
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the user objects of the dialect. */
@Singleton
public final class ReflectUserJson {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Links links;

    ReflectUserJson(Links links) {
        this.links = links;
    }

    /** @param followed whether the viewer follows the user, null for an anonymous viewer */
    public ReflectUser of(HttpRequest<?> request, UserSummary summary, @Nullable Boolean followed) {
        LanguagePreferences languages = summary.user().profile().details().languages();
        return of(request, summary, settings(languages, null, null, null), followed);
    }

    /** The caller's own object, with all settings. */
    public ReflectUser own(HttpRequest<?> request, UserSummary summary, UserSettings settings) {
        ProfileDetails details = summary.user().profile().details();
        ReflectUser.Privacy privacy =
                new ReflectUser.Privacy(name(details.followers()), name(details.followings()), false);
        return of(
                request,
                summary,
                settings(
                        details.languages(),
                        new TreeMap<>(settings.notifications()),
                        new TreeMap<>(settings.display()),
                        privacy),
                false);
    }

    private ReflectUser of(
            HttpRequest<?> request, UserSummary summary, ReflectUser.Settings settings, @Nullable Boolean followed) {
        User user = summary.user();
        UserCounters counters = summary.counters();
        ProfileDetails details = user.profile().details();
        ZonedDateTime joined = user.joined().atZone(ZoneOffset.UTC);
        return new ReflectUser(
                brief(request, summary),
                details.country(),
                false,
                counters.posts() + counters.discussions() + counters.statuses(),
                0,
                user.role() == Role.ADMIN,
                details.languages().language(),
                "en",
                settings,
                TIME.format(joined),
                joined.getYear(),
                details.links(),
                followed);
    }

    public ReflectUser.Brief brief(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        Profile profile = user.profile();
        return new ReflectUser.Brief(
                user.uuid().toString(),
                user.username().value(),
                profile.firstName(),
                profile.lastName(),
                profile.bio(),
                false,
                summary.counters().followers(),
                ReflectUser.AvatarSizes.of(links.avatar(request, user)));
    }

    private static ReflectUser.Settings settings(
            LanguagePreferences languages,
            @Nullable SortedMap<String, Boolean> notifications,
            @Nullable SortedMap<String, String> display,
            ReflectUser.@Nullable Privacy privacy) {
        return new ReflectUser.Settings(
                languages.texts(),
                languages.reflections(),
                languages.customized(),
                languages.hidesSuggestions(),
                languages.showsFeatured(),
                notifications,
                display,
                privacy);
    }

    /** The name of a visibility in requests and responses. */
    public static String name(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
