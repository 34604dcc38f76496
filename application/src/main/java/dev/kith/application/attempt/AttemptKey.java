package dev.kith.application.attempt;

import dev.kith.domain.app.AppKey;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.UserId;

/** The subject of a rate limit. */
public sealed interface AttemptKey {

    /** The network address of the client, as far as the server knows it. */
    record Address(String address) implements AttemptKey {}

    /**
     * A name that is signed in with, whether an account has it or not, so that the limit reveals nothing. The username
     * and the e-mail address of one account count separately for the same reason.
     */
    record Name(String name) implements AttemptKey {

        /** @param text as typed; names that differ in case only are equal */
        public static Name of(String text) {
            return new Name(EmailAddress.keyOf(text));
        }
    }

    /** A name that is signed in with from one address. */
    record NameFrom(Name name, Address from) implements AttemptKey {}

    /** An attempt beyond the limit of another key. */
    record Beyond(AttemptKey key) implements AttemptKey {}

    /** The present password, given by a user who is signed in. */
    record PasswordOf(UserId user) implements AttemptKey {}

    /** The code that confirms an address of a user. */
    record CodeOf(UserId user, Address from) implements AttemptKey {}

    /** Other e-mail addresses that one user asks for. */
    record EmailChangesOf(UserId user) implements AttemptKey {}

    /** Mails with a code to one e-mail address, for whichever user. */
    record MailTo(String email) implements AttemptKey {}

    /** Requests of one application for access. */
    record RequestsOf(AppKey app) implements AttemptKey {}

    /** Mails that tell a user that somebody else asked for their e-mail address. */
    record NoticeTo(String email) implements AttemptKey {}
}
