package dev.kith.http.selfcommunity.content;

import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.CategoryId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.WholeNumbers;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to publish a post.
 *
 * @param title empty for none
 */
record PostRequest(String title, String text, Set<CategoryId> categories) {

    @Serdeable.Deserializable
    record Body(Given<JsonNode> title, Given<JsonNode> text, Given<JsonNode> categories) {}

    /**
     * Fields that would change the post or its readers, and that Kith does not support. A request that uses one is
     * refused.
     */
    private static final List<String> UNSUPPORTED = List.of(
            "medias", "poll", "addressing", "location", "draft", "scheduled_at", "recipients", "group", "event");

    /** What an empty text of a form is split into. */
    private static final List<String> NO_ITEMS = List.of("");

    /** @throws ApiError 400 naming every field that is wrong */
    static PostRequest read(Fields fields, PostType type) {
        Body body = fields.as(Body.class);
        Given<String> title = fields.text("title", body.title(), Post.TITLE);
        Given<String> text = fields.text("text", body.text(), Post.TEXT);
        if (type == PostType.DISCUSSION) {
            require(fields, "title", body.title(), title);
        } else {
            require(fields, "text", body.text(), text);
        }
        Set<CategoryId> categories = categories(fields, body.categories());
        Map<String, JsonNode> entries = fields.entries();
        for (String name : UNSUPPORTED) {
            if (isUsed(entries.get(name))) {
                fields.refuse(name, "invalid", "This community does not support this field.");
            }
        }
        fields.throwIfInvalid();
        return new PostRequest(type == PostType.STATUS ? "" : title.orElse(""), text.orElse(""), categories);
    }

    private static void require(Fields fields, String name, Given<JsonNode> field, Given<String> text) {
        if (field.isAbsent()) {
            fields.refuse(name, "required", "This field is required.");
        }
        text.ifValue(value -> {
            if (value.isEmpty()) {
                fields.refuse(name, "blank", "This field may not be blank.");
            }
        });
    }

    /** False for null, false and empty values, which ask for nothing. */
    private static boolean isUsed(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return false;
        }
        if (node.isBoolean()) {
            return node.getBooleanValue();
        }
        if (node.isString()) {
            String text = node.getStringValue();
            return !text.isBlank() && !text.equals("false") && !text.equals("[]") && !text.equals("null");
        }
        return node.isNumber() || node.size() > 0;
    }

    private static Set<CategoryId> categories(Fields fields, Given<JsonNode> field) {
        JsonNode node = field.orNull();
        List<String> items = node != null && node.isNumber()
                ? List.of(node.getNumberValue().toString())
                : fields.items("categories", field);
        if (node == null || (node.isString() && NO_ITEMS.equals(items))) {
            return Set.of();
        }
        Set<CategoryId> ids = new LinkedHashSet<>();
        for (String text : items == null ? NO_ITEMS : items) {
            OptionalLong id = WholeNumbers.id(text);
            if (id.isEmpty()) {
                fields.refuse("categories", "incorrect_type", "Expected a list of ids.");
                return Set.of();
            }
            ids.add(new CategoryId(id.getAsLong()));
        }
        if (ids.size() > Post.CATEGORIES_MAX) {
            fields.refuse(
                    "categories", "max_length", "Ensure this field has no more than " + Post.CATEGORIES_MAX + " ids.");
            return Set.of();
        }
        return ids;
    }
}
