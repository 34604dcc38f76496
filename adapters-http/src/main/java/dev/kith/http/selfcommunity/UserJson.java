package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes users in the dialect. Which groups of keys apply depends on the caller and on the community's mode. */
@Singleton
public final class UserJson {

    private final Community community;
    private final Links links;

    UserJson(Community community, Links links) {
        this.community = community;
        this.links = links;
    }

    /** @param relation of the caller to the user; not used for an anonymous caller */
    public UserBody of(HttpRequest<?> request, Caller caller, UserSummary summary, Relation relation) {
        User user = summary.user();
        UserCounters counters = user.status().isDeleted() ? null : summary.counters();
        return new UserBody(
                profile(request, summary),
                counters == null ? null : followCounters(counters),
                counters == null ? null : connectionCounters(counters),
                counters == null
                        ? null
                        : new UserBody.ContentCounters(
                                counters.posts(), counters.discussions(), counters.statuses(), counters.categories()),
                caller.isAnonymous() ? null : new UserBody.RelationKey(connectionStatus(relation)),
                caller.is(user.id()) || caller.isAdmin()
                        ? new UserBody.AccountKeys(user.email(), user.emailConfirmed(), statusLetter(user.status()))
                        : null,
                null,
                null);
    }

    /** The caller's own object, with the keys that only the caller gets. */
    public UserBody ofMe(HttpRequest<?> request, Caller caller, UserSummary summary) {
        return of(request, caller, summary, Relation.NONE)
                .with(new UserBody.SelfKeys(
                        permissions(summary.user()), role(summary.user().role()), 0, 0));
    }

    public UserBody.Permissions permissions(User user) {
        boolean free = user.status() == UserStatus.APPROVED;
        boolean follow = community.mode() == CommunityMode.FOLLOW;
        return new UserBody.Permissions(
                free, free, false, free, false, false, free && follow, free && !follow, free && !follow);
    }

    /** Null in friendship mode. */
    private UserBody.@Nullable FollowCounters followCounters(UserCounters counters) {
        return switch (community.mode()) {
            case FOLLOW -> new UserBody.FollowCounters(counters.followings(), counters.followers());
            case FRIENDSHIP -> null;
        };
    }

    /** Null in follow mode. */
    public UserBody.@Nullable ConnectionCounters connectionCounters(UserCounters counters) {
        return switch (community.mode()) {
            case FOLLOW -> null;
            case FRIENDSHIP ->
                new UserBody.ConnectionCounters(
                        counters.connections(), counters.requestsSent(), counters.requestsReceived());
        };
    }

    /** The beginning of the addresses in a user. */
    String host(HttpRequest<?> request) {
        return links.absolute(request, "");
    }

    private UserBody.ProfileKeys profile(HttpRequest<?> request, UserSummary summary) {
        User user = summary.user();
        Profile profile = user.profile();
        return new UserBody.ProfileKeys(
                user.id().value(),
                user.username().value(),
                profile.realName(),
                links.avatar(request, user),
                text(profile.cover()),
                externalNumber(user),
                user.joined().toString(),
                profile.bio(),
                profile.location(),
                text(profile.home()),
                text(profile.position()),
                text(profile.dateOfBirth()),
                profile.description(),
                genderName(profile.gender()),
                profile.website(),
                summary.tags().stream().map(UserJson::tag).toList(),
                user.reputation(),
                user.role().isStaff(),
                // registrations need no approval, and a later block is not public
                true,
                user.status().isDeleted(),
                text(user.deleted()),
                profile.companyName().isEmpty() ? null : profile.companyName(),
                profile.companyRole().isEmpty() ? null : profile.companyRole());
    }

    /** The external id as this dialect shows it; null if the user has none, or one that is no integer. */
    public static @Nullable Long externalNumber(User user) {
        return user.externalId() == null ? null : user.externalId().number();
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }

    private static UserBody.TagBody tag(Tag tag) {
        return new UserBody.TagBody(
                tag.id().value(),
                tag.type().name().toLowerCase(Locale.ROOT),
                tag.name(),
                tag.description().isEmpty() ? null : tag.description(),
                tag.color(),
                tag.visible(),
                tag.active(),
                tag.deleted(),
                tag.created().toString());
    }

    public static @Nullable String connectionStatus(Relation relation) {
        return switch (relation) {
            case NONE -> null;
            case FOLLOWED -> "followed";
            case CONNECTED -> "connected";
            case SENT_REQUEST -> "sent_connection_request";
            case RECEIVED_REQUEST -> "received_connection_request";
        };
    }

    private static String genderName(Gender gender) {
        return switch (gender) {
            case MALE -> "Male";
            case FEMALE -> "Female";
            case UNSPECIFIED -> "Unspecified";
        };
    }

    /** Null for an unknown name. */
    public static @Nullable Gender gender(String name) {
        for (Gender gender : Gender.values()) {
            if (genderName(gender).equals(name)) {
                return gender;
            }
        }
        return null;
    }

    private static String statusLetter(UserStatus status) {
        return switch (status) {
            case APPROVED -> "a";
            case BLOCKED -> "b";
            case SOFT_DELETED -> "d";
            case HARD_DELETED -> "u";
        };
    }

    private static @Nullable String role(Role role) {
        return role == Role.MEMBER ? null : role.name().toLowerCase(Locale.ROOT);
    }
}
