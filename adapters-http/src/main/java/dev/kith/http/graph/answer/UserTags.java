package dev.kith.http.graph.answer;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
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

    private static final int HASH_BYTES = 12;

    private final UserRenderer users;
    private final JsonMapper mapper;

    UserTags(UserRenderer users, JsonMapper mapper) {
        this.users = users;
        this.mapper = mapper;
    }

    /** The tag in its quotes, without the mark of a weak one. */
    public String tag(HttpRequest<?> request, @Nullable UserId viewer, UserSummary summary, Set<UserMember> members) {
        String version = version(request, viewer, summary);
        return members.contains(UserMember.COUNTS)
                ? "\"" + version + "." + hash(UserRenderer.counts(summary.counters())) + "\""
                : "\"" + version + "\"";
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
        return hash(users.render(request, viewer, summary, UserMember.ALL_BUT_COUNTS));
    }

    private String hash(Map<String, ? extends @Nullable Object> json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(json));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
