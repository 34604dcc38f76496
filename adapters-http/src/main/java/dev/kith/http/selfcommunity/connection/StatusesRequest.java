package dev.kith.http.selfcommunity.connection;

import dev.kith.domain.user.UserId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.WholeNumbers;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

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
        List<String> items = fields.items("users", users);
        if (items == null) {
            throw ApiError.ofField("users", "not_a_list", "Expected a list of items.");
        }
        for (String item : items) {
            ids.add(new UserId(WholeNumbers.id(item)
                    .orElseThrow(() -> ApiError.ofField("users", "invalid", "A list of user ids is expected."))));
        }
        if (ids.size() > MAX_USERS) {
            throw ApiError.ofField(
                    "users", "max_length", "Ensure this field has no more than " + MAX_USERS + " elements.");
        }
        return ids;
    }
}
