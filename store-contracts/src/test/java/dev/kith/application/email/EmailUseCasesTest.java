package dev.kith.application.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountUseCases;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailUseCasesTest extends AccountUseCases {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final EmailAddress NEW = new EmailAddress("new@example.org");

    private final InMemoryMails mails = new InMemoryMails();
    private UserId ada;

    @BeforeEach
    void one_account() {
        ada = signedUp("ada");
    }

    private ChangeEmailAnswer change(UserId user, String address, ConfirmationMode manner) {
        return new ChangeEmail(users, accounts, emailChanges, mails, clock, LIFE, this::secret)
                .handle(user, new EmailAddress(address), manner);
    }

    private Secret code(ConfirmationMode manner) {
        ChangeEmailAnswer answer = change(ada, "new@example.org", manner);
        assertThat(answer).isInstanceOf(ChangeEmailAnswer.Waiting.class);
        return ((ChangeEmailAnswer.Waiting) answer).code();
    }

    private ConfirmEmailAnswer confirm(UserId user, EmailAddress address, Secret code) {
        return new ConfirmEmail(emailChanges, attempts, clock).handle(user, address, code, HERE);
    }

    private void has(String address, boolean confirmed) {
        User user = users.find(ada).orElseThrow();
        assertThat(user.email()).isEqualTo(address);
        assertThat(user.emailConfirmed()).isEqualTo(confirmed);
    }

    @Test
    void an_immediate_change_is_unconfirmed_and_cancels_earlier_codes() {
        Secret code = code(ConfirmationMode.BY_CODE);

        assertThat(change(ada, "other@example.org", ConfirmationMode.AT_ONCE))
                .isEqualTo(new ChangeEmailAnswer.Changed());
        has("other@example.org", false);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        has("other@example.org", false);
    }

    @Test
    void a_change_by_code_takes_effect_with_the_code_which_works_once() {
        Secret code = code(ConfirmationMode.BY_CODE);
        has("ada@example.org", false);
        assertThat(mails.sent()).isEmpty();

        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Confirmed());
        has("new@example.org", true);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
    }

    @Test
    void a_mail_with_the_code_goes_to_the_new_address_alone() {
        Secret code = code(ConfirmationMode.BY_MAILED_CODE);

        assertThat(mails.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(NEW);
            assertThat(mail.text()).contains(code.text());
        });
    }

    @Test
    void a_code_is_valid_for_its_user_and_address_until_it_expires() {
        Secret code = code(ConfirmationMode.BY_CODE);

        assertThat(confirm(ada, new EmailAddress("other@example.org"), code))
                .isEqualTo(new ConfirmEmailAnswer.WrongCode());
        assertThat(confirm(signedUp("bob"), NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        now = NOON.plus(LIFE);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        now = NOON.plus(LIFE).minusSeconds(1);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Confirmed());
    }

    @Test
    void guesses_of_a_code_are_limited() {
        Secret code = code(ConfirmationMode.BY_CODE);
        for (int time = 0; time < 3; time++) {
            assertThat(confirm(ada, NEW, secret())).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        }

        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Throttled(HOUR));
        now = NOON.plus(HOUR);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Confirmed());
    }

    @Test
    void an_address_that_is_taken_or_their_own_is_refused_in_every_mode() {
        signedUp("bob");
        for (ConfirmationMode manner : ConfirmationMode.values()) {
            assertThat(change(ada, "BOB@example.org", manner)).isEqualTo(new ChangeEmailAnswer.Taken());
            assertThat(change(ada, "ADA@example.org", manner)).isEqualTo(new ChangeEmailAnswer.Unchanged());
            assertThat(change(UNKNOWN, "x@example.org", manner)).isEqualTo(new ChangeEmailAnswer.NoSuchUser());
        }
        has("ada@example.org", false);
        assertThat(mails.sent()).isEmpty();
    }

    @Test
    void an_address_that_another_user_took_meanwhile_is_not_confirmed() {
        Secret code = code(ConfirmationMode.BY_CODE);
        assertThat(change(signedUp("bob"), "new@example.org", ConfirmationMode.AT_ONCE))
                .isEqualTo(new ChangeEmailAnswer.Changed());

        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Taken());
        has("ada@example.org", false);
    }
}
