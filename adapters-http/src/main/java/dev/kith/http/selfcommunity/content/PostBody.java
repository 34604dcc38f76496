package dev.kith.http.selfcommunity.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kith.http.selfcommunity.UserBody;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post in the dialect.
 *
 * @param title absent for a post or a status without one
 * @param html the text as HTML, escaped
 * @param summary the beginning of the text as HTML, escaped
 * @param addedAt ISO 8601 in UTC, as all times
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record PostBody(
        long id,
        String type,
        UserBody author,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
        String html,
        String summary,
        String addedAt,
        String lastActivityAt,
        @JsonUnwrapped Counts counts,
        String slug,
        List<CategoryBody> categories,
        @JsonUnwrapped Extras extras) {

    /** What Kith does not record: edits, comments, votes, flags, shares and views. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Counts(
            @Nullable String lastEditedAt,
            boolean deleted,
            boolean collapsed,
            int commentCount,
            int voteCount,
            int flagCount,
            int shareCount,
            int followerCount,
            int viewCount) {

        static final Counts NONE = new Counts(null, false, false, 0, 0, 0, 0, 0, 0);
    }

    @Serdeable.Serializable
    record CategoryBody(long id, String name, String slug, boolean active, boolean deleted) {}

    /** What posts of Kith do not have: media, addressees, places, polls and reactions. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Extras(
            List<String> medias,
            List<String> addressing,
            @Nullable String location,
            @Nullable String poll,
            boolean voted,
            boolean followed,
            boolean suspended,
            @Nullable String reaction,
            List<String> reactionsCount) {

        static final Extras NONE = new Extras(List.of(), List.of(), null, null, false, false, false, null, List.of());
    }
}
