package dev.kith.http.quranreflect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The user objects of the dialect.
 *
 * @param postAs always false: Kith lets nobody post as another user
 * @param likesCount always 0: Kith counts no likes
 * @param followed whether the viewer follows the user, null for an anonymous viewer
 */
@Serdeable.Serializable
public record ReflectUser(
        @JsonUnwrapped Brief brief,
        String country,
        boolean postAs,
        long postsCount,
        long likesCount,
        @JsonProperty("isAdmin") boolean admin,
        @Nullable Integer languageId,
        String languageIsoCode,
        Settings settings,
        String createdAt,
        int joiningYear,
        SortedMap<String, String> socialLinks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean followed) {

    /**
     * The keys that every user object has.
     *
     * @param verified always false: Kith verifies nobody
     */
    @Serdeable.Serializable
    public record Brief(
            String id,
            String username,
            String firstName,
            String lastName,
            String bio,
            boolean verified,
            long followersCount,
            AvatarSizes avatarUrls) {}

    /** One picture serves all sizes. */
    @Serdeable.Serializable
    public record AvatarSizes(String small, String medium, String large) {

        public static AvatarSizes of(String picture) {
            return new AvatarSizes(picture, picture, picture);
        }
    }

    /**
     * The last three are null in the settings of another user.
     *
     * @param notifications by name
     * @param display by name
     */
    @Serdeable.Serializable
    public record Settings(
            List<Integer> ayahLanguages,
            List<Integer> reflectionLanguages,
            boolean customized,
            boolean hideFollowSuggestion,
            boolean showFollowFeaturedSuggestion,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SortedMap<String, Boolean> notifications,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SortedMap<String, String> display,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Privacy privacy) {}

    /** @param requireApproval always false: following needs no approval */
    @Serdeable.Serializable
    public record Privacy(String followersVisibility, String followingVisibility, boolean requireApproval) {}
}
