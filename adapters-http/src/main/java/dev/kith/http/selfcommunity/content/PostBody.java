package dev.kith.http.selfcommunity.content;

import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.CategoryId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a body asks to have published. */
record PostBody(String title, String text, Set<CategoryId> categories) {

    /** What we do not have, and what would change the post or who may see it: refused where it asks for something, rather than left out. */
    private static final List<String> NOT_HERE = List.of(
            "medias", "poll", "addressing", "location", "draft", "scheduled_at", "recipients", "group", "event");

    /** @throws ApiError 400 naming every field that is wrong */
    static PostBody read(Fields fields, PostType type) {
        String[] texts = {"", ""};
        boolean titled = type == PostType.DISCUSSION;
        fields.text("title", Post.TITLE_MAX, false, text -> texts[0] = text);
        fields.text("text", Post.TEXT_MAX, true, text -> texts[1] = text);
        required(fields, titled ? "title" : "text", titled ? texts[0] : texts[1]);
        Set<CategoryId> categories = categories(fields);
        for (String name : NOT_HERE) {
            if (asks(fields.get(name))) {
                fields.refuse(name, "invalid", "This community does not have that.");
            }
        }
        fields.check();
        return new PostBody(type == PostType.STATUS ? "" : texts[0], texts[1], categories);
    }

    private static void required(Fields fields, String name, String text) {
        if (!fields.has(name)) {
            fields.refuse(name, "required", "This field is required.");
        } else if (text.isEmpty() && fields.get(name) instanceof String given && given.isBlank()) {
            fields.refuse(name, "blank", "This field may not be blank.");
        }
    }

    private static boolean asks(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case String text -> !text.isBlank() && !text.equals("false") && !text.equals("[]") && !text.equals("null");
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    private static Set<CategoryId> categories(Fields fields) {
        Set<CategoryId> ids = new LinkedHashSet<>();
        Object value = fields.get("categories");
        // a form cannot say a list otherwise
        List<?> items = switch (value) {
            case null -> List.of();
            case String text when text.isBlank() -> List.of();
            case String text -> List.of(text.split(",", -1));
            case List<?> list -> list;
            default -> List.of(value);
        };
        for (Object item : items) {
            String text = String.valueOf(item).strip();
            if (!text.matches("[1-9][0-9]{0,17}")) {
                fields.refuse("categories", "incorrect_type", "Expected a list of ids.");
                return Set.of();
            }
            ids.add(new CategoryId(Long.parseLong(text)));
        }
        if (ids.size() > Post.CATEGORIES_MAX) {
            fields.refuse(
                    "categories", "max_length", "Ensure this field has no more than " + Post.CATEGORIES_MAX + " ids.");
            return Set.of();
        }
        return ids;
    }
}
