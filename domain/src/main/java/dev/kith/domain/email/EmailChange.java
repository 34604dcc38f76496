package dev.kith.domain.email;

import dev.kith.domain.account.SecretHash;
import java.time.Instant;

/**
 * A new address that waits until its owner shows the code they were given for it.
 *
 * @param expires when the code is no longer good
 */
public record EmailChange(EmailAddress address, SecretHash code, Instant expires) {

    public boolean isConfirmedBy(EmailAddress named, SecretHash shown, Instant now) {
        return code.matches(shown) && address.isSameAs(named) && now.isBefore(expires);
    }
}
