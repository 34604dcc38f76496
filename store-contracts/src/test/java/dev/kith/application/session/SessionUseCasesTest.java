package dev.kith.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountUseCases;
import dev.kith.application.account.ChangePassword;
import dev.kith.application.account.ChangePasswordAnswer;
import dev.kith.application.account.CheckPassword;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.user.SelfAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.Session;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionUseCasesTest extends AccountUseCases {

    private static final AttemptKey.Address THERE = new AttemptKey.Address("192.0.2.2");

    private SignInAnswer signIn(String name, Password password) {
        return signIn(name, password, HERE);
    }

    private SignInAnswer signIn(String name, Password password, AttemptKey.Address from) {
        return new SignIn(
                        new CheckPassword(accounts, hashes, attempts), sessions, clock, UUID::randomUUID, this::secret)
                .handle(name, password, null, from);
    }

    private SignInAnswer refresh(RefreshToken token) {
        return new RefreshSession(sessions, users, attempts, clock, this::secret).handle(token, null, Set.of(), HERE);
    }

    private static RefreshToken token(SignInAnswer grant) {
        assertThat(grant).isInstanceOf(SignInAnswer.Granted.class);
        return ((SignInAnswer.Granted) grant).next();
    }

    @Test
    void username_and_address_sign_in_and_the_token_counts_from_now() {
        UserId ada = signedUp("ada");

        for (String name : new String[] {"ada", "ADA", "ada@example.org", "Ada@Example.org"}) {
            SignInAnswer grant = signIn(name, RIGHT);
            assertThat(grant).isEqualTo(new SignInAnswer.Granted(ada, null, token(grant), NOON));
        }
    }

    @Test
    void a_wrong_password_an_unknown_user_and_a_deleted_user_get_the_same_answer() {
        UserId gone = signedUp("gone");
        signedUp("ada");
        person("without");
        reaches(gone, UserStatus.SOFT_DELETED);

        assertThat(signIn("ada", WRONG)).isEqualTo(new SignInAnswer.Refused());
        attempts.release(List.of(HERE));
        assertThat(signIn("no_one", RIGHT)).isEqualTo(new SignInAnswer.Refused());
        attempts.release(List.of(HERE));
        assertThat(signIn("gone", RIGHT)).isEqualTo(new SignInAnswer.Refused());
        attempts.release(List.of(HERE));
        assertThat(signIn("without", RIGHT)).isEqualTo(new SignInAnswer.Refused());
    }

    private void guess(String name, AttemptKey.Address from) {
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(name, WRONG, from)).isEqualTo(new SignInAnswer.Refused());
        }
    }

    @Test
    void wrong_passwords_delay_where_they_come_from_until_the_window_has_passed() {
        signedUp("ada");
        guess("ada", HERE);
        assertThat(signIn("ada", RIGHT)).isEqualTo(new SignInAnswer.Throttled(HOUR));
        now = NOON.plus(HOUR);
        token(signIn("ada", RIGHT));
    }

    @Test
    void a_stranger_does_not_keep_the_user_out_of_another_address() {
        signedUp("ada");
        // the limit of the store in memory is 3 for every key, so the third attempt is left to the user
        assertThat(signIn("ada", WRONG, THERE)).isEqualTo(new SignInAnswer.Refused());
        assertThat(signIn("ada", WRONG, THERE)).isEqualTo(new SignInAnswer.Refused());
        token(signIn("ada", RIGHT, HERE));
    }

    @Test
    void right_passwords_are_not_counted() {
        signedUp("ada");
        for (int time = 0; time < 9; time++) {
            token(signIn("ada", RIGHT));
        }
        guess("ada", HERE);
    }

    @Test
    void a_user_who_has_signed_in_from_the_address_is_not_delayed_there_and_a_guesser_learns_nothing() {
        signedUp("ada");
        token(signIn("ada", RIGHT));
        guess("ada", HERE);
        SignInAnswer throttled = new SignInAnswer.Throttled(HOUR);
        assertThat(signIn("ada", WRONG)).isEqualTo(throttled);
        token(signIn("ada", RIGHT));
        token(signIn("ada@example.org", RIGHT));
        assertThat(signIn("no_one", WRONG)).isEqualTo(throttled);
    }

    @Test
    void attempts_beyond_the_limit_have_a_limit() {
        signedUp("ada");
        token(signIn("ada", RIGHT));
        guess("ada", HERE);
        for (int time = 0; time < 3; time++) {
            signIn("ada", WRONG);
        }
        assertThat(signIn("ada", RIGHT)).isEqualTo(new SignInAnswer.Throttled(HOUR));
    }

    @Test
    void a_user_who_is_signed_in_is_not_delayed_by_wrong_passwords_of_others() {
        UserId ada = signedUp("ada");
        RefreshToken token = token(signIn("ada", RIGHT, THERE));
        guess("ada", HERE);
        assertThat(refresh(token)).isInstanceOf(SignInAnswer.Granted.class);
        token(signIn("ada", RIGHT));
        assertThat(new ChangePassword(accounts, users, hashes, attempts, clock)
                        .handle(ada, ada, () -> new ChangePassword.Passwords(RIGHT, NEXT)))
                .isEqualTo(new SelfAnswer.Granted<>(new ChangePasswordAnswer.Changed()));
    }

    @Test
    void a_right_guess_beyond_the_limit_does_not_count_as_a_sign_in() {
        signedUp("ada");
        guess("ada", HERE);
        for (int time = 0; time < 2; time++) {
            assertThat(signIn("ada", RIGHT)).isEqualTo(new SignInAnswer.Throttled(HOUR));
        }
    }

    @Test
    void a_refresh_token_works_once_and_the_next_one_has_its_own_time() {
        UserId ada = signedUp("ada");
        RefreshToken first = token(signIn("ada", RIGHT));
        now = NOON.plus(Duration.ofDays(1));
        SignInAnswer grant = refresh(first);

        assertThat(grant).isEqualTo(new SignInAnswer.Granted(ada, null, token(grant), now));
        assertThat(token(grant).session()).isEqualTo(first.session());
        assertThat(refresh(first)).isEqualTo(new SignInAnswer.Refused());
        assertThat(refresh(token(grant)))
                .as("a token used twice was stolen, so the session has ended")
                .isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void an_unused_session_expires_and_each_use_extends_it() {
        signedUp("ada");
        RefreshToken token = token(signIn("ada", RIGHT));
        for (int use = 0; use < 3; use++) {
            now = now.plus(Session.LIFETIME).minusSeconds(1);
            token = token(refresh(token));
        }
        now = now.plus(Session.LIFETIME);
        assertThat(refresh(token)).isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void a_new_password_an_end_and_a_deletion_end_a_session() {
        UserId ada = signedUp("ada");
        RefreshToken changed = token(signIn("ada", RIGHT));
        new ChangePassword(accounts, users, hashes, attempts, clock)
                .handle(ada, ada, () -> new ChangePassword.Passwords(RIGHT, NEXT));
        assertThat(refresh(changed)).isEqualTo(new SignInAnswer.Refused());

        RefreshToken ended = token(signIn("ada", NEXT));
        new EndSession(sessions).handle(ended.session());
        new EndSession(sessions).handle(ended.session());
        assertThat(refresh(ended)).isEqualTo(new SignInAnswer.Refused());

        RefreshToken deleted = token(signIn("ada", NEXT));
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(refresh(deleted)).isEqualTo(new SignInAnswer.Refused());
    }
}
