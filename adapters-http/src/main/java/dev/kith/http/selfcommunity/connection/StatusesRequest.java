package dev.kith.http.selfcommunity.connection;

import dev.kith.domain.user.UserId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.WholeNumbers;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request for the caller's relations to several users. */
@Serdeable.Deserializable
record StatusesRequest(Given<JsonNode> users) {

    private static final int MAX_USERS = 1_000;

    /**
     * The ids, in their order.
     *
     * @throws ApiError 400 for no list, for a text that is no id, or for too many ids
     */
    static Collection<UserId> read(Fields fields) {
        Given<JsonNode> users = fields.as(StatusesRequest.class).users();
        if (users.isAbsent()) {
            throw ApiError.ofField("users", "required", "This field is required.");
        }
        TreeSet<UserId> ids = new TreeSet<>();
        for (String item : items(users.orNull())) {
            ids.add(new UserId(WholeNumbers.id(item)
                    .orElseThrow(() -> ApiError.ofField("users", "invalid", "A list of user ids is expected."))));
        }
        if (ids.size() > MAX_USERS) {
            throw ApiError.ofField(
                    "users", "max_length", "Ensure this field has no more than " + MAX_USERS + " elements.");
        }
        return ids;
    }

    /** JSON sends an array, a form one text with commas. */
    private static List<String> items(@Nullable JsonNode node) {
        if (node != null && node.isArray()) {
            List<String> items = new ArrayList<>();
            node.values().forEach(item -> {
                String scalar = Fields.scalar(item);
                items.add(scalar == null ? "" : scalar);
            });
            return items;
        }
        if (node != null && node.isString()) {
            return Arrays.asList(node.getStringValue().split(","));
        }
        throw ApiError.ofField("users", "not_a_list", "Expected a list of items.");
    }
}
