package dev.kith.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.operator.ResetPassword;
import dev.kith.application.user.SelfAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AccountUseCasesTest extends AccountUseCases {

    private ChangePasswordAnswer change(UserId user, Password present, Password next) {
        return new ChangePassword(accounts, users, hashes, attempts, clock).handle(user, present, next);
    }

    private boolean has(UserId user, Password password) {
        return hashes.matches(password, accounts.password(user).orElse(null));
    }

    private CreateAccountAnswer create(String name, String email, Password password) {
        return new CreateAccount(accounts, hashes, clock, UUID::randomUUID)
                .handle(null, new Username(name), Profile.EMPTY, new EmailAddress(email), password, null, Role.MEMBER);
    }

    @Test
    void a_new_account_joins_now_with_what_was_given() {
        UserId ada = signedUp("ada");

        User user = users.find(ada).orElseThrow();
        assertThat(user.joined()).isEqualTo(NOON);
        assertThat(user.email()).isEqualTo("ada@example.org");
        assertThat(user.emailConfirmed()).isFalse();
        assertThat(user.externalId()).isEqualTo(new ExternalId("ada"));
        assertThat(has(ada, RIGHT)).isTrue();
    }

    @Test
    void only_the_user_themself_changes_their_password() {
        UserId ada = signedUp("ada");
        UserId bob = person("bob");
        ChangePassword changePassword = new ChangePassword(accounts, users, hashes, attempts, clock);

        assertThat(changePassword.handle(bob, ada, AccountUseCasesTest::unread)).isEqualTo(new SelfAnswer.NotSelf<>());
        assertThat(changePassword.handle(bob, new UserId(99), AccountUseCasesTest::unread))
                .isEqualTo(new SelfAnswer.NoSuchUser<>());
        assertThat(has(ada, RIGHT)).isTrue();
        assertThat(changePassword.handle(ada, ada, () -> new ChangePassword.Passwords(RIGHT, NEXT)))
                .isEqualTo(new SelfAnswer.Granted<>(new ChangePasswordAnswer.Changed()));
        assertThat(has(ada, NEXT)).isTrue();
    }

    private static ChangePassword.Passwords unread() {
        throw new AssertionError("the request was read before the caller was refused");
    }

    @Test
    void a_refused_account_leaves_no_trace() {
        signedUp("ada");

        assertThat(create("ADA", "other@example.org", RIGHT)).isEqualTo(new CreateAccountAnswer.UsernameTaken());
        assertThat(create("other", "ADA@example.org", RIGHT)).isEqualTo(new CreateAccountAnswer.EmailTaken());
        assertThat(create("other", "other@example.org", new Password("short")))
                .isEqualTo(new CreateAccountAnswer.Weak(PasswordPolicyViolation.TOO_SHORT));
        assertThat(users.find(new Username("other"))).isEmpty();
    }

    @Test
    void a_user_who_knows_the_password_replaces_it_and_the_tokens_end() {
        UserId ada = signedUp("ada");
        now = NOON.plusSeconds(5);

        assertThat(change(ada, RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.Changed());
        assertThat(has(ada, NEXT)).isTrue();
        assertThat(has(ada, RIGHT)).isFalse();
        assertThat(users.find(ada).orElseThrow().tokensValidFrom()).isEqualTo(now);
    }

    @Test
    void a_weak_password_is_refused_before_the_attempt_counts() {
        UserId ada = signedUp("ada");

        for (int time = 0; time < 9; time++) {
            assertThat(change(ada, WRONG, new Password("aaaaaaaaaa")))
                    .isEqualTo(new ChangePasswordAnswer.Weak(PasswordPolicyViolation.TOO_SIMPLE));
        }
        assertThat(change(ada, RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.Changed());
    }

    @Test
    void too_many_wrong_passwords_delay_even_the_right_one() {
        UserId ada = signedUp("ada");

        for (int time = 0; time < 3; time++) {
            assertThat(change(ada, WRONG, NEXT)).isEqualTo(new ChangePasswordAnswer.WrongPassword());
        }
        now = NOON.plusSeconds(60);
        assertThat(change(ada, RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.Throttled(Duration.ofMinutes(59)));
        assertThat(users.find(ada).orElseThrow().tokensValidFrom()).isNull();
        now = NOON.plus(HOUR);
        assertThat(change(ada, RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.Changed());
    }

    @Test
    void every_password_is_wrong_for_an_unknown_user_and_for_one_without_a_password() {
        assertThat(change(person("bob"), RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.WrongPassword());
        assertThat(change(UNKNOWN, RIGHT, NEXT)).isEqualTo(new ChangePasswordAnswer.WrongPassword());
    }

    @Test
    void the_operator_replaces_a_password_without_knowing_it() {
        UserId ada = signedUp("ada");
        UserId bob = person("bob");
        ResetPassword reset = new ResetPassword(accounts, users, hashes, clock);
        now = NOON.plusSeconds(1);

        assertThat(reset.handle(ada, NEXT)).isEqualTo(new ResetPassword.Answer.Reset());
        assertThat(has(ada, NEXT)).isTrue();
        assertThat(users.find(ada).orElseThrow().accepts(NOON)).isFalse();
        assertThat(reset.handle(bob, NEXT)).isEqualTo(new ResetPassword.Answer.Reset());
        assertThat(has(bob, NEXT)).isTrue();
        assertThat(reset.handle(ada, new Password("short")))
                .isEqualTo(new ResetPassword.Answer.Weak(PasswordPolicyViolation.TOO_SHORT));
        assertThat(has(ada, NEXT)).isTrue();
        assertThat(reset.handle(UNKNOWN, NEXT)).isEqualTo(new ResetPassword.Answer.NoSuchUser());
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(reset.handle(ada, RIGHT)).isEqualTo(new ResetPassword.Answer.NoSuchUser());
    }
}
