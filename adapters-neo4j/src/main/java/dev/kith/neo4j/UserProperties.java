package dev.kith.neo4j;

import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Row;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as the properties of a node, and back. A property {@code …_key} is the folded text that the database compares
 * and orders by.
 */
public final class UserProperties {

    /** The labels of a new user, as Cypher writes them. */
    public static final String LABELS = "User:Listed";

    /**
     * Cypher to append to a statement that writes the properties to {@code u}. It sets the place of the user as a
     * point, for the index of places. A parameter cannot hold a point, so the database makes it from the texts.
     */
    public static final String SET_PLACE = """
            SET u.place = point({
              latitude: toFloat(split(coalesce(u.position, u.home), ',')[0]),
              longitude: toFloat(split(coalesce(u.position, u.home), ',')[1])})""";

    /** Cypher list of the statuses of users who are not deleted. */
    public static final String UNDELETED = letters(status -> !status.isDeleted());

    /** Cypher list of the statuses of deleted users. */
    public static final String DELETED = letters(UserStatus::isDeleted);

    private UserProperties() {}

    /** A property that is null is absent from the node. */
    public static Map<String, Object> of(User user) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", user.id().value());
        node.put("uuid", user.uuid().toString());
        node.put("username", user.username().value());
        node.put("username_key", user.username().key());
        node.put("email", user.email());
        node.put("email_key", emailKey(user.email()));
        node.put("email_confirmed", user.emailConfirmed());
        node.put("external_id", text(user.externalId()));
        node.put("date_joined", PropertyValues.ofInstant(user.joined()));
        node.put("role", PropertyValues.ofEnum(user.role()));
        node.put("status", letter(user.status()));
        node.put("reputation", (long) user.reputation());
        node.put("deleted_at", mapped(user.deleted(), PropertyValues::ofInstant));
        node.put("tokens_from", mapped(user.tokensValidFrom(), PropertyValues::ofInstant));
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
        node.put("gender", PropertyValues.ofEnum(profile.gender()));
        node.put("website", profile.website());
        node.put("avatar", text(profile.avatar()));
        node.put("cover", text(profile.cover()));
        node.put("company_name", profile.companyName());
        node.put("company_role", profile.companyRole());
        details(node, profile.details());
        return node;
    }

    /** A property with the default value is absent: most users have none of these. */
    private static void details(Map<String, Object> node, ProfileDetails details) {
        node.put("first_name", absentIfEmpty(details.firstName()));
        node.put("last_name", absentIfEmpty(details.lastName()));
        node.put("country", absentIfEmpty(details.country()));
        node.put("links", absentIfEmpty(PropertyValues.ofMap(details.links())));
        node.put("followers_visible_to", absentIfPublic(details.followers()));
        node.put("followings_visible_to", absentIfPublic(details.followings()));
        node.put("discoverable", absentIfDefault(details.discoverable(), ProfileDetails.NONE.discoverable()));
        LanguagePreferences languages = details.languages();
        node.put("language", languages.language() == null ? null : (long) languages.language());
        node.put("reflection_languages", absentIfEmpty(numbers(languages.reflections())));
        node.put("text_languages", absentIfEmpty(numbers(languages.texts())));
        node.put(
                "languages_customized",
                absentIfDefault(languages.customized(), LanguagePreferences.UNCHOSEN.customized()));
        node.put(
                "hides_suggestions",
                absentIfDefault(languages.hidesSuggestions(), LanguagePreferences.UNCHOSEN.hidesSuggestions()));
        node.put(
                "shows_featured",
                absentIfDefault(languages.showsFeatured(), LanguagePreferences.UNCHOSEN.showsFeatured()));
    }

    private static ProfileDetails details(Row node) {
        Long language = node.numberOrNull("language");
        return new ProfileDetails(
                Objects.requireNonNullElse(node.textOrNull("first_name"), ""),
                Objects.requireNonNullElse(node.textOrNull("last_name"), ""),
                Objects.requireNonNullElse(node.textOrNull("country"), ""),
                new TreeMap<>(PropertyValues.map(node.textsOrEmpty("links"))),
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
                visibility(node.textOrNull("followings_visible_to")),
                node.flagOr("discoverable", ProfileDetails.NONE.discoverable()));
    }

    private static List<Long> numbers(List<Integer> numbers) {
        return numbers.stream().map(Integer::longValue).toList();
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable List<T> absentIfEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Boolean absentIfDefault(boolean flag, boolean standard) {
        return flag == standard ? null : flag;
    }

    private static @Nullable String absentIfPublic(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? null : PropertyValues.ofEnum(visibility);
    }

    private static Visibility visibility(@Nullable String value) {
        return value == null ? Visibility.PUBLIC : PropertyValues.constant(Visibility.class, value);
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
                        mapped(node.textOrNull("home"), UserProperties::place),
                        mapped(node.textOrNull("position"), UserProperties::place),
                        node.dateOrNull("date_of_birth"),
                        PropertyValues.constant(Gender.class, node.text("gender")),
                        node.text("website"),
                        mapped(node.textOrNull("avatar"), URI::create),
                        mapped(node.textOrNull("cover"), URI::create),
                        node.text("company_name"),
                        node.text("company_role"),
                        details(node)),
                node.textOrNull("email"),
                node.flag("email_confirmed"),
                mapped(node.textOrNull("external_id"), ExternalId::new),
                joined(node.timeOrNull("date_joined")),
                PropertyValues.constant(Role.class, node.text("role")),
                status(node.text("status")),
                Math.toIntExact(node.number("reputation")),
                mapped(node.timeOrNull("deleted_at"), ZonedDateTime::toInstant),
                mapped(node.timeOrNull("tokens_from"), ZonedDateTime::toInstant));
    }

    /** Earlier versions wrote small numbers with an exponent, which {@link LatLng#parse} refuses. */
    private static LatLng place(String text) {
        int comma = text.indexOf(',');
        return new LatLng(Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1)));
    }

    /** Addresses that differ only in case have the same key. */
    public static @Nullable String emailKey(@Nullable String email) {
        return email == null ? null : EmailAddress.keyOf(email);
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

    private static String letters(Predicate<UserStatus> condition) {
        return Stream.of(UserStatus.values())
                .filter(condition)
                .map(status -> "'" + letter(status) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Instant joined(@Nullable ZonedDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <S, T> @Nullable T mapped(@Nullable S value, Function<S, T> mapper) {
        return value == null ? null : mapper.apply(value);
    }
}
