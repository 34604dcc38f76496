package dev.kith.neo4j;

import dev.kith.domain.user.Folding;
import dev.kith.domain.user.Gender;
import dev.kith.domain.user.LatLng;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A user as the properties of a node, and back. A {@code _key} is what its text is compared and ordered by. */
public final class UserProperties {

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
        Profile profile = user.profile();
        node.put("real_name", profile.realName());
        node.put("real_name_key", Folding.fold(profile.realName()));
        node.put("bio", profile.bio());
        node.put("description", profile.description());
        node.put("description_key", Folding.fold(profile.description()));
        node.put("location", profile.location());
        node.put("location_key", Folding.fold(profile.location()));
        node.put("home", text(profile.home()));
        node.put("position", text(profile.position()));
        node.put("date_of_birth", profile.dateOfBirth());
        node.put("gender", profile.gender().name().toLowerCase(Locale.ROOT));
        node.put("website", profile.website());
        node.put("avatar", text(profile.avatar()));
        node.put("cover", text(profile.cover()));
        node.put("company_name", profile.companyName());
        node.put("company_role", profile.companyRole());
        return node;
    }

    static User user(Map<String, Object> node) {
        return new User(
                new UserId((long) node.get("id")),
                UUID.fromString(text(node, "uuid")),
                new Username(text(node, "username")),
                new Profile(
                        text(node, "real_name"),
                        text(node, "bio"),
                        text(node, "description"),
                        text(node, "location"),
                        parsed(node, "home", LatLng::parse),
                        parsed(node, "position", LatLng::parse),
                        (LocalDate) node.get("date_of_birth"),
                        Gender.valueOf(text(node, "gender").toUpperCase(Locale.ROOT)),
                        text(node, "website"),
                        parsed(node, "avatar", URI::create),
                        parsed(node, "cover", URI::create),
                        text(node, "company_name"),
                        text(node, "company_role")),
                (String) node.get("email"),
                Boolean.TRUE.equals(node.get("email_confirmed")),
                (Long) node.get("ext_id"),
                instant((ZonedDateTime) node.get("date_joined")),
                Role.valueOf(text(node, "role").toUpperCase(Locale.ROOT)),
                status(text(node, "status")),
                node.get("reputation") instanceof Long reputation ? reputation.intValue() : 0,
                node.get("deleted_at") instanceof ZonedDateTime deleted ? instant(deleted) : null);
    }

    static String letter(Status status) {
        return switch (status) {
            case APPROVED -> "a";
            case BLOCKED -> "b";
            case SOFT_DELETED -> "d";
            case HARD_DELETED -> "u";
        };
    }

    static Status status(String letter) {
        return switch (letter) {
            case "a" -> Status.APPROVED;
            case "b" -> Status.BLOCKED;
            case "d" -> Status.SOFT_DELETED;
            default -> Status.HARD_DELETED;
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

    private static String text(Map<String, Object> node, String property) {
        return node.get(property) instanceof String text ? text : "";
    }

    private static <T> @Nullable T parsed(Map<String, Object> node, String property, Function<String, T> parse) {
        return node.get(property) instanceof String text ? parse.apply(text) : null;
    }
}
