package dev.kith.http.selfcommunity.content;

import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostType;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.topic.Category;
import dev.kith.http.selfcommunity.UserBody;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes posts in the dialect. Posts are plain text. Clients put {@code html} and {@code summary} into their pages as
 * they are, so both must be escaped.
 */
@Singleton
final class PostJson {

    private static final int SUMMARY_MAX = 200;
    private static final int SLUG_MAX = 60;
    private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^a-z0-9]++");

    FeedUnit unit(Post post, UserBody author) {
        PostBody body = of(post, author);
        return new FeedUnit(
                body.type(),
                post.type() == PostType.POST ? body : null,
                post.type() == PostType.DISCUSSION ? body : null,
                post.type() == PostType.STATUS ? body : null,
                List.of(),
                false,
                false);
    }

    PostBody of(Post post, UserBody author) {
        String added = post.added().toString();
        return new PostBody(
                post.id().value(),
                typeName(post.type()),
                author,
                post.type() == PostType.DISCUSSION || !post.title().isEmpty() ? post.title() : null,
                html(post.text()),
                html(summary(post.text())),
                added,
                added,
                PostBody.Counts.NONE,
                slug(post),
                post.categories().stream().map(PostJson::category).toList(),
                PostBody.Extras.NONE);
    }

    private static PostBody.CategoryBody category(Category category) {
        return new PostBody.CategoryBody(category.id().value(), category.name(), category.slug(), true, false);
    }

    private static String typeName(PostType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\r' -> {}
                case '\n' -> html.append("<br>");
                default -> html.appendCodePoint(point);
            }
        });
        return html.toString();
    }

    /** Cuts the text between characters, before it is escaped. */
    private static String summary(String text) {
        return text.codePointCount(0, text.length()) <= SUMMARY_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUMMARY_MAX)) + "\u2026";
    }

    private static String slug(Post post) {
        String words = NOT_IN_A_SLUG
                .matcher(TextFolding.fold(post.title()))
                .replaceAll(" ")
                .strip()
                .replace(' ', '-');
        return words.isEmpty()
                ? typeName(post.type()) + "-" + post.id()
                : words.substring(0, Math.min(words.length(), SLUG_MAX));
    }
}
