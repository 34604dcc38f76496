package dev.kith.http.fivehundredpx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The User object of the dialect. Every documented key is present. Keys of features that Kith lacks (paid accounts,
 * photos, uploads) have the value that stands for none.
 */
@Serdeable.Serializable
sealed interface PxUser {

    /** The short format. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Brief(
            long id,
            String username,
            String firstname,
            String lastname,
            String fullname,
            String city,
            String country,
            String userpicUrl,
            int upgradeStatus,
            long followersCount,
            int affection) {}

    /**
     * The full format, as other users see it.
     *
     * @param following whether the caller follows the user, null for an anonymous caller
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Full(
            @JsonUnwrapped Brief brief,
            int sex,
            @Nullable String birthday,
            String state,
            int active,
            String registrationDate,
            String about,
            @Nullable String domain,
            String locale,
            int upgradeType,
            boolean showNude,
            boolean storeOn,
            boolean fotomotoOn,
            Map<String, String> contacts,
            Equipment equipment,
            long photosCount,
            long galleriesCount,
            long friendsCount,
            int admin,
            Avatars avatars,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean following)
            implements PxUser {}

    /** The full format, as the user themself sees it. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Own(
            @JsonUnwrapped Full full,
            @Nullable String email,
            @Nullable Long uploadLimit,
            @Nullable String uploadLimitExpiry,
            @Nullable String upgradeExpiryDate,
            @Nullable String upgradeStatusExpiry,
            SignInProviders auth)
            implements PxUser {}

    /** The answer to the question who the caller is. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Me(
            @JsonUnwrapped Own own,
            boolean showPersonalizedCategories,
            @Nullable String gdprAcceptanceTimestamp) implements PxUser {}

    @Serdeable.Serializable
    record Equipment(List<String> camera, List<String> lens, List<String> misc) {

        static final Equipment NONE = new Equipment(List.of(), List.of(), List.of());
    }

    /** One picture serves all sizes. */
    @Serdeable.Serializable
    record Avatars(@JsonProperty("default") Avatar standard, Avatar large, Avatar small, Avatar tiny) {

        static Avatars of(String picture) {
            // the address as configured: with the other scheme it may not answer
            Avatar avatar = new Avatar(picture, picture);
            return new Avatars(avatar, avatar, avatar, avatar);
        }
    }

    @Serdeable.Serializable
    record Avatar(String http, String https) {}

    /** Whether the user signs in with another provider: 1 or 0. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record SignInProviders(int facebook, int twitter, int googleOauth2) {

        static final SignInProviders NONE = new SignInProviders(0, 0, 0);
    }
}
