package dev.kith.neo4j;

import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.TextFolding;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Row;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A user as the properties of a node, and back. A {@code _key} is what its text is compared and ordered by. */
public final class UserProperties {

    /** Of a new user, as Cypher writes them. */
    public static final String LABELS = "User:Listed";

    /**
     * Follows on whatever writes these properties to {@code u}: where the user is, as a point that an index finds. Points do not travel, so the
     * database makes it of the texts.
     */
    public static final String SET_PLACE = """
            SET u.place = point({
              latitude: toFloat(split(coalesce(u.position, u.home), ',')[0]),
              longitude: toFloat(split(coalesce(u.position, u.home), ',')[1])})""";

    private UserProperties() {}

    /** Everything but the id; a property that is null is one the node does not have. */
    public static Map<String, Object> of(User user) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", user.id().value());
        node.put("uuid", user.uuid().toString());
        node.put("username", user.username().value());
        node.put("username_key", user.username().key());
        node.put("email", user.email());
        node.put("email_key", user.email() == null ? null : user.email().toLowerCase(Locale.ROOT));
        node.put("email_confirmed", user.emailConfirmed());
        node.put("ext_id", user.externalId());
        node.put("date_joined", time(user.joined()));
        node.put("role", user.role().name().toLowerCase(Locale.ROOT));
        node.put("status", letter(user.status()));
        node.put("reputation", (long) user.reputation());
        node.put("deleted_at", user.deleted() == null ? null : time(user.deleted()));
        node.put("tokens_from", user.tokensValidFrom() == null ? null : time(user.tokensValidFrom()));
        Profile profile = user.profile();
        node.put("real_name", profile.realName());
        node.put("real_name_key", TextFolding.fold(profile.realName()));
        node.put("bio", profile.bio());
        node.put("description", profile.description());
        node.put("description_key", TextFolding.fold(profile.description()));
        node.put("location", profile.location());
        node.put("location_key", TextFolding.fold(profile.location()));
        node.put("home", text(profile.home()));
        node.put("position", text(profile.position()));
        node.put("date_of_birth", profile.dateOfBirth());
        node.put("gender", profile.gender().name().toLowerCase(Locale.ROOT));
        node.put("website", profile.website());
        node.put("avatar", text(profile.avatar()));
        node.put("cover", text(profile.cover()));
        node.put("company_name", profile.companyName());
        node.put("company_role", profile.companyRole());
        details(node, profile.details());
        return node;
    }

    /** Most users leave these as they are, and their nodes have none of them. */
    private static void details(Map<String, Object> node, ProfileDetails details) {
        node.put("first_name", told(details.firstName()));
        node.put("last_name", told(details.lastName()));
        node.put("country", told(details.country()));
        node.put("links", told(StringMapProperty.encode(details.links())));
        node.put("followers_visible_to", chosen(details.followers()));
        node.put("followings_visible_to", chosen(details.followings()));
        LanguagePreferences reading = details.reading();
        node.put("language", reading.language() == null ? null : (long) reading.language());
        node.put("reflection_languages", told(numbers(reading.reflections())));
        node.put("text_languages", told(numbers(reading.texts())));
        node.put("languages_customized", told(reading.customized(), LanguagePreferences.UNCHOSEN.customized()));
        node.put(
                "hides_suggestions", told(reading.hidesSuggestions(), LanguagePreferences.UNCHOSEN.hidesSuggestions()));
        node.put("shows_featured", told(reading.showsFeatured(), LanguagePreferences.UNCHOSEN.showsFeatured()));
    }

    private static ProfileDetails details(Row node) {
        Long language = node.numberOrNull("language");
        return new ProfileDetails(
                Objects.requireNonNullElse(node.textOrNull("first_name"), ""),
                Objects.requireNonNullElse(node.textOrNull("last_name"), ""),
                Objects.requireNonNullElse(node.textOrNull("country"), ""),
                new TreeMap<>(StringMapProperty.decode(node.textsOrEmpty("links"))),
                new LanguagePreferences(
                        language == null ? null : language.intValue(),
                        node.numbersOrEmpty("reflection_languages").stream()
                                .map(Long::intValue)
                                .toList(),
                        node.numbersOrEmpty("text_languages").stream()
                                .map(Long::intValue)
                                .toList(),
                        node.flagOr("languages_customized", LanguagePreferences.UNCHOSEN.customized()),
                        node.flagOr("hides_suggestions", LanguagePreferences.UNCHOSEN.hidesSuggestions()),
                        node.flagOr("shows_featured", LanguagePreferences.UNCHOSEN.showsFeatured())),
                visibility(node.textOrNull("followers_visible_to")),
                visibility(node.textOrNull("followings_visible_to")));
    }

    private static List<Long> numbers(List<Integer> numbers) {
        return numbers.stream().map(Integer::longValue).toList();
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable List<T> told(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Boolean told(boolean flag, boolean unchosen) {
        return flag == unchosen ? null : flag;
    }

    private static @Nullable String chosen(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? null : visibility.name().toLowerCase(Locale.ROOT);
    }

    private static Visibility visibility(@Nullable String word) {
        return word == null ? Visibility.PUBLIC : Visibility.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static User user(Row node) {
        return new User(
                new UserId(node.number("id")),
                UUID.fromString(node.text("uuid")),
                new Username(node.text("username")),
                new Profile(
                        node.text("real_name"),
                        node.text("bio"),
                        node.text("description"),
                        node.text("location"),
                        parsed(node.textOrNull("home"), LatLng::parse),
                        parsed(node.textOrNull("position"), LatLng::parse),
                        node.dateOrNull("date_of_birth"),
                        Gender.valueOf(node.text("gender").toUpperCase(Locale.ROOT)),
                        node.text("website"),
                        parsed(node.textOrNull("avatar"), URI::create),
                        parsed(node.textOrNull("cover"), URI::create),
                        node.text("company_name"),
                        node.text("company_role"),
                        details(node)),
                node.textOrNull("email"),
                node.flag("email_confirmed"),
                node.numberOrNull("ext_id"),
                instant(node.timeOrNull("date_joined")),
                Role.valueOf(node.text("role").toUpperCase(Locale.ROOT)),
                status(node.text("status")),
                Math.toIntExact(node.number("reputation")),
                parsed(node.timeOrNull("deleted_at"), ZonedDateTime::toInstant),
                parsed(node.timeOrNull("tokens_from"), ZonedDateTime::toInstant));
    }

    public static String letter(UserStatus status) {
        return switch (status) {
            case APPROVED -> "a";
            case BLOCKED -> "b";
            case SOFT_DELETED -> "d";
            case HARD_DELETED -> "u";
        };
    }

    public static UserStatus status(String letter) {
        return switch (letter) {
            case "a" -> UserStatus.APPROVED;
            case "b" -> UserStatus.BLOCKED;
            case "d" -> UserStatus.SOFT_DELETED;
            default -> UserStatus.HARD_DELETED;
        };
    }

    private static ZonedDateTime time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private static Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <S, T> @Nullable T parsed(@Nullable S value, Function<S, T> parse) {
        return value == null ? null : parse.apply(value);
    }
}
