package dev.kith.application.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.account.AccountContract;
import dev.kith.application.account.AccountKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link EmailChanges} keeps. */
public abstract class EmailChangesContract extends AccountContract {

    private static final EmailAddress NEW = new EmailAddress("New@example.org");
    private static final EmailChange CHANGE =
            new EmailChange(NEW, new Secret("code").hash(), new Secret("mailed").hash(), NOON.plusSeconds(60));

    private UserId ada;

    @BeforeEach
    void one_account() {
        ada = account("ada");
    }

    private static EmailChange.Proof any(@SuppressWarnings("unused") EmailChange change) {
        return EmailChange.Proof.READS_MAIL;
    }

    private static Function<EmailChange, EmailChange.Proof> only(EmailChange expected) {
        return change -> change.equals(expected) ? EmailChange.Proof.READS_MAIL : EmailChange.Proof.NONE;
    }

    private User user(UserId id) {
        return users.find(id).orElseThrow();
    }

    @Test
    void begins_empty() {
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
        assertThat(emailChanges.confirm(UNKNOWN, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
        emailChanges.withdraw(ada);
        emailChanges.withdraw(UNKNOWN);
    }

    @Test
    void the_rule_sees_the_waiting_change_as_it_was_stored() {
        emailChanges.await(ada, CHANGE);
        List<EmailChange> seen = new ArrayList<>();
        emailChanges.confirm(ada, change -> {
            seen.add(change);
            return EmailChange.Proof.NONE;
        });
        assertThat(seen).contains(CHANGE);
    }

    @Test
    void is_confirmed_once() {
        emailChanges.await(ada, CHANGE);
        assertThat(user(ada).email()).isEqualTo("ada@example.org");
        assertThat(emailChanges.confirm(ada, only(CHANGE))).isEqualTo(ApplyEmailChangeAnswer.CONFIRMED);
        assertThat(user(ada).email()).isEqualTo(NEW.text());
        assertThat(user(ada).emailConfirmed()).isTrue();
        assertThat(accounts.find(new AccountKey.Mailed(NEW)).map(User::id)).contains(ada);
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
    }

    @Test
    void an_address_is_valid_only_if_the_user_reads_mail_there() {
        emailChanges.await(ada, CHANGE);
        assertThat(emailChanges.confirm(ada, _ -> EmailChange.Proof.OWN_REQUEST))
                .isEqualTo(ApplyEmailChangeAnswer.CONFIRMED);
        assertThat(user(ada).email()).isEqualTo(NEW.text());
        assertThat(user(ada).emailConfirmed()).isFalse();
    }

    @Test
    void a_rule_that_refuses_or_throws_leaves_no_trace() {
        emailChanges.await(ada, CHANGE);
        assertThat(emailChanges.confirm(ada, _ -> EmailChange.Proof.NONE)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
        assertThatThrownBy(() -> emailChanges.confirm(ada, change -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(user(ada).email()).isEqualTo("ada@example.org");
        assertThat(emailChanges.confirm(ada, only(CHANGE))).isEqualTo(ApplyEmailChangeAnswer.CONFIRMED);
    }

    @Test
    void a_later_change_replaces_the_earlier() {
        emailChanges.await(ada, CHANGE);
        EmailChange later =
                new EmailChange(new EmailAddress("later@example.org"), new Secret("other").hash(), null, NOON);
        emailChanges.await(ada, later);
        assertThat(emailChanges.confirm(ada, only(CHANGE))).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
        assertThat(emailChanges.confirm(ada, only(later))).isEqualTo(ApplyEmailChangeAnswer.CONFIRMED);
        assertThat(user(ada).email()).isEqualTo("later@example.org");
    }

    @Test
    void a_withdrawn_change_is_not_confirmed() {
        emailChanges.await(ada, CHANGE);
        emailChanges.withdraw(ada);
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
    }

    @Test
    void an_address_taken_meanwhile_is_not_confirmed() {
        UserId bob = account("bob");
        emailChanges.await(ada, CHANGE);
        users.edit(bob, user -> user.withEmail("NEW@EXAMPLE.ORG", false));
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.TAKEN);
        assertThat(user(ada).email()).isEqualTo("ada@example.org");
        users.edit(bob, user -> user.withEmail("bob@example.org", false));
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.CONFIRMED);
    }

    @Test
    void of_twenty_confirmations_of_one_change_at_once_one_succeeds() {
        emailChanges.await(ada, CHANGE);
        var answers = allAtOnce(20, number -> emailChanges.confirm(ada, only(CHANGE)));
        assertThat(Collections.frequency(answers, ApplyEmailChangeAnswer.CONFIRMED))
                .isEqualTo(1);
        assertThat(Collections.frequency(answers, ApplyEmailChangeAnswer.REFUSED))
                .isEqualTo(19);
    }

    @Test
    void of_ten_confirmations_of_one_address_at_once_one_succeeds() {
        List<UserId> ten = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            ten.add(account("person" + number));
            emailChanges.await(ten.getLast(), CHANGE);
        }
        var answers = allAtOnce(10, number -> emailChanges.confirm(ten.get(number), only(CHANGE)));
        assertThat(Collections.frequency(answers, ApplyEmailChangeAnswer.CONFIRMED))
                .isEqualTo(1);
        assertThat(Collections.frequency(answers, ApplyEmailChangeAnswer.TAKEN)).isEqualTo(9);
    }

    @Test
    void a_deleted_user_has_no_pending_change() {
        emailChanges.await(ada, CHANGE);
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(emailChanges.confirm(ada, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
        UserId bob = account("bob");
        reaches(bob, UserStatus.SOFT_DELETED);
        emailChanges.await(bob, CHANGE);
        reaches(bob, UserStatus.APPROVED);
        assertThat(emailChanges.confirm(bob, EmailChangesContract::any)).isEqualTo(ApplyEmailChangeAnswer.REFUSED);
    }
}
