package dev.kith.http.selfcommunity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The User object of the dialect. The keys of all groups stand side by side in the JSON object. A group that does not
 * apply is null, and its keys are absent: the vendor's widgets test for the presence of keys.
 *
 * @param profile for every caller
 * @param follows in follow mode; null for a deleted user
 * @param connections in friendship mode; null for a deleted user
 * @param content null for a deleted user
 * @param relation for a caller who is signed in
 * @param account for the user themself and for administrators
 * @param self for the caller's own object
 * @param messages for a caller who is signed in and reads one user
 */
@Serdeable.Serializable
public record UserBody(
        @JsonUnwrapped ProfileKeys profile,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        FollowCounters follows,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        ConnectionCounters connections,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        ContentCounters content,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        RelationKey relation,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        AccountKeys account,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        SelfKeys self,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        MessageKey messages) {

    UserBody with(SelfKeys own) {
        return new UserBody(profile, follows, connections, content, relation, account, own, messages);
    }

    public UserBody with(MessageKey answer) {
        return new UserBody(profile, follows, connections, content, relation, account, self, answer);
    }

    /** Times are ISO 8601 in UTC, places are {@code lat,lng} in degrees. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record ProfileKeys(
            long id,
            String username,
            String realName,
            String avatar,
            @Nullable String cover,
            @Nullable Long extId,
            String dateJoined,
            String bio,
            String location,
            @Nullable String locationLatLng,
            @Nullable String positionLatLng,
            @Nullable String dateOfBirth,
            String description,
            String gender,
            String website,
            List<TagBody> tags,
            int reputation,
            boolean communityBadge,
            boolean regApproved,
            boolean deleted,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String deletedAt,

            @Nullable String companyName,
            @Nullable String companyRole) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record TagBody(
            long id,
            String type,
            String name,
            @Nullable String description,
            String color,
            boolean visible,
            boolean active,
            boolean deleted,
            String createdAt) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record FollowCounters(long followingsCounter, long followersCounter) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record ConnectionCounters(
            long connectionsCounter, long connectionRequestsSentCounter, long connectionRequestsReceivedCounter) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record ContentCounters(
            long postsCounter, long discussionsCounter, long statusesCounter, long categoriesCounter) {}

    /** @param connectionStatus the caller's relation to the user, null for none */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record RelationKey(@Nullable String connectionStatus) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record AccountKeys(@Nullable String email, boolean emailIsvalid, String status) {}

    /** @param role null for a member without a role */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record SelfKeys(
            Permissions permission,
            @Nullable String role,
            int unseenInteractionsCounter,
            int unseenNotificationBannersCounter) {}

    /** What a user may do. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record Permissions(
            boolean createPost,
            boolean createContribute,
            boolean createPoll,
            boolean createPostWithCategory,
            boolean locatePost,
            boolean uploadVideo,
            boolean followUser,
            boolean requestConnection,
            boolean acceptConnection) {}

    /** There are no private messages: the answer is always no. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    public record MessageKey(boolean canSendPmTo) {

        public static final MessageKey NO = new MessageKey(false);
    }
}
