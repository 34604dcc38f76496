package dev.kith.domain.account;

import java.text.Normalizer;

/** A password as typed, in Unicode form NFC, so that it does not depend on the keyboard. It is never printed. */
public record Password(String text) {

    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
