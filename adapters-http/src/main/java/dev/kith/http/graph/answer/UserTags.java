package dev.kith.http.graph.answer;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entity tags of users. The tag is a hash of what the caller may see of the user, whatever members the answer
 * has. So the tag of any answer names the version of the user that a change expects. The counts, which others change,
 * follow a point.
 */
@Singleton
public final class UserTags {

    private final UserRenderer users;
    private final JsonHash hash;

    UserTags(UserRenderer users, JsonHash hash) {
        this.users = users;
        this.hash = hash;
    }

    /**
     * The tag in its quotes, without the mark of a weak one.
     *
     * @param more what the answer has besides the members of the user, such as counts; it is no part of the version
     */
    public String tag(HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary, Map<String, ?> more) {
        String version = version(request, viewer, summary);
        return more.isEmpty() ? "\"" + version + "\"" : "\"" + version + "." + hash.of(more) + "\"";
    }

    /** Whether one of the tags is of this version of the user. */
    public boolean isVersion(HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary, Set<String> tags) {
        String version = version(request, viewer, summary);
        return tags.stream()
                .map(tag -> tag.replace("\"", ""))
                .map(tag -> tag.contains(".") ? tag.substring(0, tag.indexOf('.')) : tag)
                .anyMatch(version::equals);
    }

    private String version(HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary) {
        return hash.of(users.render(request, viewer, summary, UserMember.ALL_BUT_COUNTS));
    }
}
