package dev.kith.application.account;

import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Username;

/** What an account can be found by. */
public sealed interface AccountKey {

    record Named(Username name) implements AccountKey {}

    record Mailed(EmailAddress address) implements AccountKey {}

    record External(ExternalId id) implements AccountKey {}
}
