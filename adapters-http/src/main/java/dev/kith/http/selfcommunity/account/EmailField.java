package dev.kith.http.selfcommunity.account;

import dev.kith.domain.email.EmailAddress;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;

/** Validates an e-mail address in a body. */
final class EmailField {

    private EmailField() {}

    /** A well-formed address; any text if it is refused. */
    static String read(Fields fields, String name, Given<JsonNode> field) {
        String text = fields.required(name, field, EmailAddress.MAX_LENGTH);
        if (!text.isEmpty() && !EmailAddress.isWellFormed(text)) {
            fields.refuse(name, "invalid", "Enter a valid email address.");
        }
        return text;
    }
}
