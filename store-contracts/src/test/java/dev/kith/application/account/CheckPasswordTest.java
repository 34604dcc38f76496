package dev.kith.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.attempt.InMemoryAttempts;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The time of an answer tells nothing, because the work is the same for every name. */
final class CheckPasswordTest extends AccountUseCases {

    private final List<String> work = new ArrayList<>();

    private List<String> workFor(String name) {
        work.clear();
        new CheckPassword(new RecordedAccounts(), new RecordedHashes(), new InMemoryAttempts(9, HOUR, clock))
                .handle(name, WRONG, HERE);
        return List.copyOf(work);
    }

    @Test
    void a_name_without_an_account_costs_the_same_reads_and_the_same_hash() {
        signedUp("ada");
        person("without_a_password");
        reaches(signedUp("deleted"), UserStatus.SOFT_DELETED);

        List<String> known = workFor("ada");
        assertThat(known).containsExactly("find", "password", "hash");
        for (String name :
                List.of("no_one", "without_a_password", "deleted", "no.one@example.org", "ada@example.org")) {
            assertThat(workFor(name)).as(name).isEqualTo(known);
        }
    }

    private final class RecordedHashes implements PasswordHashes {

        @Override
        public PasswordHash of(Password password) {
            return hashes.of(password);
        }

        @Override
        public boolean matches(Password password, @Nullable PasswordHash hash) {
            work.add("hash");
            return hashes.matches(password, hash);
        }
    }

    private final class RecordedAccounts implements Accounts {

        @Override
        public Optional<User> find(AccountKey key) {
            work.add("find");
            return accounts.find(key);
        }

        @Override
        public Optional<PasswordHash> password(UserId user) {
            work.add("password");
            return accounts.password(user);
        }

        @Override
        public CreateUserAnswer create(NewUser user, PasswordHash password) {
            return accounts.create(user, password);
        }

        @Override
        public ReplacePasswordAnswer replacePassword(
                UserId user, @Nullable PasswordHash present, PasswordHash next, Instant now) {
            return accounts.replacePassword(user, present, next, now);
        }
    }
}
