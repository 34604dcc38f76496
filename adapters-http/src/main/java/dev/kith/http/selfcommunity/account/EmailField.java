package dev.kith.http.selfcommunity.account;

import dev.kith.domain.email.EmailAddress;
import dev.kith.http.wire.input.Fields;

/** Reads addresses from bodies. */
final class EmailField {

    private EmailField() {}

    /** The text of a well-formed address; anything, where it was refused. */
    static String read(Fields fields, String name) {
        String text = fields.required(name, EmailAddress.MAX_LENGTH);
        if (!text.isEmpty() && !EmailAddress.isWellFormed(text)) {
            fields.refuse(name, "invalid", "Enter a valid email address.");
        }
        return text;
    }
}
