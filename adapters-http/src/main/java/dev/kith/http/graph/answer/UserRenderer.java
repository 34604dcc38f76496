package dev.kith.http.graph.answer;

import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.json.JsonText;
import dev.kith.http.wire.json.UserTexts;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes users as JSON. Of a deleted user only the ids, the name and the times are shown. */
@Singleton
public final class UserRenderer {

    private static final Set<UserMember> OF_DELETED = EnumSet.of(
            UserMember.ID,
            UserMember.UUID,
            UserMember.EXTERNAL_ID,
            UserMember.USERNAME,
            UserMember.CREATED_AT,
            UserMember.DELETED_AT);

    private final Links links;
    private final JsonMapper mapper;
    private final UserTexts texts;

    UserRenderer(Links links, JsonMapper mapper, UserTexts texts) {
        this.links = links;
        this.mapper = mapper;
        this.texts = texts;
    }

    /** The users of a page as JSON text, each as by {@link #render}. */
    public List<byte[]> texts(
            HttpRequest<?> request, @Nullable UserId viewer, List<UserSummary> summaries, Set<UserMember> members) {
        String host = links.absolute(request, "");
        boolean isBrief = members.equals(UserMember.BRIEF);
        List<byte[]> rendered = new ArrayList<>(summaries.size());
        for (UserSummary summary : summaries) {
            User user = summary.user();
            Supplier<byte[]> render = () -> JsonText.of(mapper, render(request, viewer, summary, members));
            UserTexts.Form form = isExternalIdShown(viewer, user)
                    ? UserTexts.Form.GRAPH_BRIEF
                    : UserTexts.Form.GRAPH_BRIEF_WITHOUT_EXTERNAL_ID;
            rendered.add(isBrief ? texts.get(user.id(), form, user, host, render) : render.get());
        }
        return rendered;
    }

    private static boolean isExternalIdShown(@Nullable UserId viewer, User user) {
        return viewer == null || viewer.equals(user.id());
    }

    /** The members of a user, without counts. */
    public Map<String, @Nullable Object> render(
            HttpRequest<?> request, @Nullable UserId viewer, User user, Set<UserMember> members) {
        return render(request, viewer, new UserSummary(user, UserCounters.NONE), members);
    }

    /**
     * @param viewer who sees the user, null for a program that sees every external id; a user sees only their own,
     *     because it may be an e-mail address
     */
    public Map<String, @Nullable Object> render(
            HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary, Set<UserMember> members) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (UserMember member : members) {
            boolean isTold = summary.user().isUndeleted() || OF_DELETED.contains(member);
            json.put(member.text(), isTold ? value(request, viewer, summary, member) : null);
        }
        return json;
    }

    private @Nullable Object value(
            HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary, UserMember member) {
        User user = summary.user();
        return switch (member) {
            case ID -> user.id().toString();
            case UUID -> user.uuid().toString();
            case EXTERNAL_ID -> isExternalIdShown(viewer, user) ? Objects.toString(user.externalId(), null) : null;
            case USERNAME -> user.username().value();
            case NAME -> nullIfEmpty(user.profile().realName());
            case PICTURE -> links.avatar(request, user);
            case BIO -> nullIfEmpty(user.profile().bio());
            case WEBSITE -> nullIfEmpty(user.profile().website());
            case DISCOVERABLE -> user.profile().details().discoverable();
            case SUSPENDED -> user.status() == UserStatus.BLOCKED;
            case LISTS -> lists(user.profile().details());
            case CREATED_AT -> GraphTimes.text(user.joined());
            case DELETED_AT -> user.deleted() == null ? null : GraphTimes.text(user.deleted());
            case COUNTS -> counts(summary.counters());
        };
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Map<String, Object> lists(ProfileDetails details) {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("followers", text(details.followers()));
        lists.put("followings", text(details.followings()));
        return lists;
    }

    private static String text(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }

    /** The number of users in each list. */
    public static Map<String, Object> counts(UserCounters counters) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("followers", counters.followers());
        counts.put("followings", counters.followings());
        counts.put("connections", counters.connections());
        return counts;
    }
}
