package dev.kith.http.selfcommunity.content;

import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.Category;
import dev.kith.domain.user.TextFolding;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What users write, in the dialect. The text is plain text, and is given as HTML that shows it: clients put {@code html} and {@code summary} into
 * their pages as they are, so nothing that a user wrote may reach them unescaped.
 */
@Singleton
final class PostJson {

    private static final int SUMMARY_MAX = 200;
    private static final int SLUG_MAX = 60;
    private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^a-z0-9]+");

    /** A unit of a feed. There is no record of who saw what: the old key is an empty list, the new one false. */
    Map<String, Object> unit(Post post, Map<String, Object> author) {
        String type = word(post.type());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put(type, of(post, author));
        json.put("seen_by_id", List.of());
        json.put("seen", false);
        json.put("has_boost", false);
        return json;
    }

    Map<String, Object> of(Post post, Map<String, Object> author) {
        String added = post.added().toString();
        Map<String, Object> json = new LinkedHashMap<>(64);
        json.put("id", post.id().value());
        json.put("type", word(post.type()));
        json.put("author", author);
        if (post.type() == PostType.DISCUSSION || !post.title().isEmpty()) {
            json.put("title", post.title());
        }
        json.put("html", html(post.text()));
        json.put("summary", html(summary(post.text())));
        json.put("added_at", added);
        json.put("last_activity_at", added);
        json.put("last_edited_at", null);
        json.put("deleted", false);
        json.put("collapsed", false);
        for (String counter :
                List.of("comment_count", "vote_count", "flag_count", "share_count", "follower_count", "view_count")) {
            json.put(counter, 0);
        }
        json.put("slug", slug(post));
        json.put(
                "categories", post.categories().stream().map(PostJson::category).toList());
        json.put("medias", List.of());
        json.put("addressing", List.of());
        json.put("location", null);
        json.put("poll", null);
        json.put("voted", false);
        json.put("followed", false);
        json.put("suspended", false);
        json.put("reaction", null);
        json.put("reactions_count", List.of());
        return json;
    }

    private static Map<String, Object> category(Category category) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", category.id().value());
        json.put("name", category.name());
        json.put("slug", category.slug());
        json.put("active", true);
        json.put("deleted", false);
        return json;
    }

    static String word(PostType type) {
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

    /** Cut between characters, before anything is escaped. */
    private static String summary(String text) {
        return text.codePointCount(0, text.length()) <= SUMMARY_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUMMARY_MAX)) + "\u2026";
    }

    private static String slug(Post post) {
        String words = NOT_IN_A_SLUG
                .matcher(TextFolding.fold(post.title()))
                .replaceAll("-")
                .replaceAll("^-+|-+$", "");
        return words.isEmpty()
                ? word(post.type()) + "-" + post.id()
                : words.substring(0, Math.min(words.length(), SLUG_MAX));
    }
}
