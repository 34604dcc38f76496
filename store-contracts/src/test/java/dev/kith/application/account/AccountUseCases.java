package dev.kith.application.account;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.InMemoryAttempts;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The base of the tests of account use cases: stores in memory, a clock to set, three attempts an hour. */
public abstract class AccountUseCases extends AccountContract {

    protected static final AttemptKey.Address HERE = new AttemptKey.Address("192.0.2.1");
    protected static final Password RIGHT = new Password("Correct-horse-1");
    protected static final Password WRONG = new Password("Wrong-horse-1");
    protected static final Password NEXT = new Password("Next-horse-2");
    protected static final Duration HOUR = Duration.ofHours(1);

    protected final Clock clock = new Hands();
    protected final InMemoryAttempts attempts = new InMemoryAttempts(3, HOUR, clock);
    protected final PasswordHashes hashes = new InMemoryPasswordHashes();
    protected Instant now = NOON;

    private final AtomicLong secrets = new AtomicLong();

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }

    protected UserId signedUp(String name) {
        var email = new EmailAddress(name + "@example.org");
        CreateAccountAnswer creation = new CreateAccount(accounts, hashes, clock, UUID::randomUUID)
                .handle(null, new Username(name), Profile.EMPTY, email, RIGHT, new ExternalId(name), Role.MEMBER);
        return ((CreateAccountAnswer.Created) creation).user().id();
    }

    /** A new secret of the right form. */
    protected Secret secret() {
        return new Secret("%043d".formatted(secrets.incrementAndGet()));
    }

    private final class Hands extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
