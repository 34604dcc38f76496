package dev.kith.domain.email;

import dev.kith.domain.account.SecretHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new address that waits for a code.
 *
 * @param code the code in the answer to the user
 * @param mailedCode the code that was mailed to the address, null if no mail was sent
 * @param expires the end of the validity of both codes
 */
public record EmailChange(
        EmailAddress address, SecretHash code, @Nullable SecretHash mailedCode, Instant expires) {

    /** What a code proves. */
    public enum Proof {
        NONE,
        /** The request comes from the user who asked for the change. */
        OWN_REQUEST,
        /** The user reads mail at the address, too. */
        READS_MAIL
    }

    public Proof proofOf(EmailAddress named, SecretHash shown, Instant now) {
        if (!address.isSameAs(named) || !now.isBefore(expires)) {
            return Proof.NONE;
        }
        if (mailedCode != null && mailedCode.matches(shown)) {
            return Proof.READS_MAIL;
        }
        return code.matches(shown) ? Proof.OWN_REQUEST : Proof.NONE;
    }
}
