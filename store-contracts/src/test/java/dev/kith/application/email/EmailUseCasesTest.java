package dev.kith.application.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountUseCases;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailUseCasesTest extends AccountUseCases {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final ConfirmationMode BY_MAIL = ConfirmationMode.BY_MAILED_CODE;
    private static final EmailAddress NEW = new EmailAddress("new@example.org");

    private final InMemoryMails mails = new InMemoryMails();
    private UserId ada;

    @BeforeEach
    void one_account() {
        ada = signedUp("ada");
    }

    private ChangeEmailAnswer change(UserId user, String address, ConfirmationMode manner) {
        return new ChangeEmail(users, accounts, emailChanges, mails, attempts, clock, LIFE, this::secret)
                .handle(user, new EmailAddress(address), manner);
    }

    private Secret code(ConfirmationMode manner) {
        ChangeEmailAnswer answer = change(ada, "new@example.org", manner);
        assertThat(answer).isInstanceOf(ChangeEmailAnswer.Waiting.class);
        return ((ChangeEmailAnswer.Waiting) answer).code();
    }

    private ConfirmEmailAnswer confirm(UserId user, EmailAddress address, Secret code) {
        return new ConfirmEmail(emailChanges, users, attempts, clock).handle(user, address, code, HERE);
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
        has("new@example.org", false);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
    }

    /** The code in the last mail. */
    private Secret mailedCode() {
        return new Secret(mails.sent()
                .getLast()
                .text()
                .lines()
                .filter(line -> line.matches("[0-9]{43}"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void the_code_in_the_mail_is_another_one_and_proves_that_the_user_reads_the_mail() {
        Secret code = code(ConfirmationMode.BY_MAILED_CODE);

        assertThat(mails.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(NEW);
            assertThat(mail.text()).doesNotContain(code.text());
        });
        assertThat(confirm(ada, NEW, mailedCode())).isEqualTo(new ConfirmEmailAnswer.Confirmed());
        has("new@example.org", true);
    }

    @Test
    void the_code_in_the_answer_changes_the_address_and_proves_nothing() {
        Secret code = code(ConfirmationMode.BY_MAILED_CODE);

        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Confirmed());
        has("new@example.org", false);
        assertThat(confirm(ada, NEW, mailedCode())).isEqualTo(new ConfirmEmailAnswer.WrongCode());
    }

    @Test
    void a_code_of_a_blocked_user_is_wrong() {
        Secret code = code(ConfirmationMode.BY_CODE);
        reaches(ada, UserStatus.BLOCKED);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        reaches(ada, UserStatus.APPROVED);
        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.Confirmed());
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
    void an_address_that_is_their_own_is_refused_in_every_mode() {
        for (ConfirmationMode mode : ConfirmationMode.values()) {
            assertThat(change(ada, "ADA@example.org", mode)).isEqualTo(new ChangeEmailAnswer.Unchanged());
            assertThat(change(UNKNOWN, "x@example.org", mode)).isEqualTo(new ChangeEmailAnswer.NoSuchUser());
        }
        has("ada@example.org", false);
        assertThat(mails.sent()).isEmpty();
    }

    @Test
    void a_taken_address_gets_the_answers_of_a_free_one_and_its_owner_a_mail() {
        signedUp("bob");
        for (ConfirmationMode mode : ConfirmationMode.values()) {
            assertThat(change(ada, "BOB@example.org", mode).getClass())
                    .as("%s", mode)
                    .isEqualTo(change(signedUp("as_" + mode), "free_" + mode + "@example.org", mode)
                            .getClass());
        }
        has("ada@example.org", false);
        assertThat(mails.sent())
                .filteredOn(mail -> mail.to().isSameAs(new EmailAddress("bob@example.org")))
                .hasSize(3)
                .allSatisfy(mail ->
                        assertThat(mail.text()).contains("Nothing has changed.").doesNotContainPattern("[0-9]{43}"));
    }

    @Test
    void an_address_that_another_user_took_meanwhile_is_not_confirmed() {
        Secret code = code(ConfirmationMode.BY_CODE);
        assertThat(change(signedUp("bob"), "new@example.org", ConfirmationMode.AT_ONCE))
                .isEqualTo(new ChangeEmailAnswer.Changed());

        assertThat(confirm(ada, NEW, code)).isEqualTo(new ConfirmEmailAnswer.WrongCode());
        has("ada@example.org", false);
    }

    @Test
    void changes_are_limited_for_the_user_in_every_mode() {
        for (ConfirmationMode mode : ConfirmationMode.values()) {
            change(ada, mode + "@example.org", mode);
        }
        for (ConfirmationMode mode : ConfirmationMode.values()) {
            assertThat(change(ada, "more@example.org", mode)).isEqualTo(new ChangeEmailAnswer.Throttled(HOUR));
        }
    }

    @Test
    void mails_are_limited_for_their_receiver_whether_the_address_is_taken_or_not() {
        signedUp("bob");
        for (String address : List.of("bob@example.org", "no_one@example.org")) {
            for (int sender = 0; sender < 3; sender++) {
                assertThat(change(signedUp("sender" + sender + address.charAt(0)), address, BY_MAIL))
                        .isInstanceOf(ChangeEmailAnswer.Waiting.class);
            }
            assertThat(change(signedUp("late" + address.charAt(0)), address.toUpperCase(Locale.ROOT), BY_MAIL))
                    .isEqualTo(new ChangeEmailAnswer.Throttled(HOUR));
        }
        assertThat(mails.sent()).hasSize(6);
    }

    @Test
    void notices_to_an_owner_are_limited_and_nobody_learns_it() {
        signedUp("bob");
        for (int sender = 0; sender < 9; sender++) {
            assertThat(change(signedUp("sender" + sender), "bob@example.org", ConfirmationMode.AT_ONCE))
                    .isEqualTo(new ChangeEmailAnswer.Changed());
        }
        assertThat(mails.sent()).hasSize(3);
    }
}
