package dev.kith.http.fivehundredpx.oauth;

import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.user.Username;
import java.util.Optional;

/**
 * What a user signs in with.
 *
 * @param name a username or an e-mail address
 */
record Credentials(String name, Password password) {

    private static final TextRule NAME = TextRule.line(Math.max(Username.MAX_LENGTH, EmailAddress.MAX_LENGTH));

    /** Empty for texts that no account has, such as a password that is too long. */
    static Optional<Credentials> of(String name, String password) {
        return password.length() <= Password.MAX_UNITS && NAME.check(name) instanceof TextRule.Answer.Accepted(var text)
                ? Optional.of(new Credentials(text, new Password(password)))
                : Optional.empty();
    }
}
