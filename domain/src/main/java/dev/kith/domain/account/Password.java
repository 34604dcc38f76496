package dev.kith.domain.account;

import java.text.Normalizer;

/** What a person types to prove who they are; the same however their keyboard composes it. It is never printed. */
public record Password(String text) {

    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
