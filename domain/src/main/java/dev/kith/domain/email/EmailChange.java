package dev.kith.domain.email;

import dev.kith.domain.account.SecretHash;
import java.time.Instant;

/**
 * A new address that waits for its confirmation code.
 *
 * @param expires the end of the validity of the code
 */
public record EmailChange(EmailAddress address, SecretHash code, Instant expires) {

    public boolean isConfirmedBy(EmailAddress named, SecretHash shown, Instant now) {
        return code.matches(shown) && address.isSameAs(named) && now.isBefore(expires);
    }
}
