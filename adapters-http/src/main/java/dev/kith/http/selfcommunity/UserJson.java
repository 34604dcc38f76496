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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The User object of the dialect. Which keys there are depends on who asks and on the community's mode: the vendor's widgets test for the presence
 * of keys, so a key that does not apply is absent, not null.
 */
@Singleton
public final class UserJson {

    private final Community community;
    private final Links links;

    UserJson(Community community, Links links) {
        this.community = community;
        this.links = links;
    }

    /** @param relation what the caller has with this user; not asked for when the caller is anonymous */
    public Map<String, Object> of(HttpRequest<?> request, Caller caller, UserSummary summary, Relation relation) {
        User user = summary.user();
        Map<String, Object> json = ofAnyone(request, user);
        json.put("tags", summary.tags().stream().map(UserJson::tag).toList());
        if (!user.status().isDeleted()) {
            counters(json, summary.counters());
        }
        if (!caller.isAnonymous()) {
            json.put("connection_status", word(relation));
        }
        if (caller.is(user.id()) || caller.isAdmin()) {
            json.put("email", user.email());
            json.put("email_isvalid", user.emailConfirmed());
            json.put("status", letter(user.status()));
        }
        return json;
    }

    /** The caller's own object, with what is nobody else's business. */
    public Map<String, Object> ofMe(HttpRequest<?> request, Caller caller, UserSummary summary) {
        Map<String, Object> json = of(request, caller, summary, Relation.NONE);
        json.put("permission", permissions(summary.user()));
        json.put("role", role(summary.user().role()));
        json.put("unseen_interactions_counter", 0);
        json.put("unseen_notification_banners_counter", 0);
        return json;
    }

    public Map<String, Object> permissions(User user) {
        boolean free = user.status() == UserStatus.APPROVED;
        boolean follow = community.mode() == CommunityMode.FOLLOW;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("create_post", free);
        json.put("create_contribute", free);
        json.put("create_poll", false);
        json.put("create_post_with_category", free);
        json.put("locate_post", false);
        json.put("upload_video", false);
        json.put("follow_user", free && follow);
        json.put("request_connection", free && !follow);
        json.put("accept_connection", free && !follow);
        return json;
    }

    private Map<String, Object> ofAnyone(HttpRequest<?> request, User user) {
        Profile profile = user.profile();
        Map<String, Object> json = new LinkedHashMap<>(64);
        json.put("id", user.id().value());
        json.put("username", user.username().value());
        json.put("real_name", profile.realName());
        json.put("avatar", links.avatar(request, user));
        json.put("cover", profile.cover() == null ? null : profile.cover().toString());
        json.put("ext_id", user.externalId());
        json.put("date_joined", user.joined().toString());
        json.put("bio", profile.bio());
        json.put("location", profile.location());
        json.put(
                "location_lat_lng",
                profile.home() == null ? null : profile.home().toString());
        json.put(
                "position_lat_lng",
                profile.position() == null ? null : profile.position().toString());
        json.put(
                "date_of_birth",
                profile.dateOfBirth() == null ? null : profile.dateOfBirth().toString());
        json.put("description", profile.description());
        json.put("gender", word(profile.gender()));
        json.put("website", profile.website());
        json.put("tags", List.of());
        json.put("reputation", user.reputation());
        json.put("community_badge", user.role().isStaff());
        // no one waits for approval here; that someone was blocked later is not everyone's business
        json.put("reg_approved", true);
        json.put("deleted", user.status().isDeleted());
        if (user.deleted() != null) {
            json.put("deleted_at", user.deleted().toString());
        }
        json.put("company_name", profile.companyName().isEmpty() ? null : profile.companyName());
        json.put("company_role", profile.companyRole().isEmpty() ? null : profile.companyRole());
        return json;
    }

    /** As much of a user as a list to choose from shows. */
    public Map<String, Object> brief(HttpRequest<?> request, User user) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.id().value());
        json.put("username", user.username().value());
        json.put("real_name", user.profile().realName());
        json.put("avatar", links.avatar(request, user));
        json.put("ext_id", user.externalId());
        return json;
    }

    /** What the addresses in a user begin with. */
    String host(HttpRequest<?> request) {
        return links.absolute(request, "");
    }

    private static Map<String, Object> tag(Tag tag) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", tag.id().value());
        json.put("type", tag.type().name().toLowerCase(Locale.ROOT));
        json.put("name", tag.name());
        json.put("description", tag.description().isEmpty() ? null : tag.description());
        json.put("color", tag.color());
        json.put("visible", tag.visible());
        json.put("active", tag.active());
        json.put("deleted", tag.deleted());
        json.put("created_at", tag.created().toString());
        return json;
    }

    private void counters(Map<String, Object> json, UserCounters counters) {
        switch (community.mode()) {
            case FOLLOW -> {
                json.put("followings_counter", counters.followings());
                json.put("followers_counter", counters.followers());
            }
            case FRIENDSHIP -> {
                json.put("connections_counter", counters.connections());
                json.put("connection_requests_sent_counter", counters.requestsSent());
                json.put("connection_requests_received_counter", counters.requestsReceived());
            }
        }
        json.put("posts_counter", counters.posts());
        json.put("discussions_counter", counters.discussions());
        json.put("statuses_counter", counters.statuses());
        json.put("categories_counter", counters.categories());
    }

    public static @Nullable String word(Relation relation) {
        return switch (relation) {
            case NONE -> null;
            case FOLLOWED -> "followed";
            case CONNECTED -> "connected";
            case SENT_REQUEST -> "sent_connection_request";
            case RECEIVED_REQUEST -> "received_connection_request";
        };
    }

    static String word(Gender gender) {
        return switch (gender) {
            case MALE -> "Male";
            case FEMALE -> "Female";
            case UNSPECIFIED -> "Unspecified";
        };
    }

    public static @Nullable Gender gender(String word) {
        for (Gender gender : Gender.values()) {
            if (word(gender).equals(word)) {
                return gender;
            }
        }
        return null;
    }

    private static String letter(UserStatus status) {
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
