package dev.kith.application.email;

import dev.kith.domain.email.EmailAddress;

/** A message in plain text. It may contain a secret, so it is never printed. */
public record Mail(EmailAddress to, String subject, String text) {

    @Override
    public String toString() {
        return "Mail[hidden]";
    }
}
