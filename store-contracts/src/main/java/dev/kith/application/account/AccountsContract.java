package dev.kith.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Accounts} keeps. */
public abstract class AccountsContract extends AccountContract {

    private static final Instant LATER = NOON.plusSeconds(1);

    private Optional<UserId> found(AccountKey key) {
        return accounts.find(key).map(User::id);
    }

    private static AccountKey named(String name) {
        return new AccountKey.Named(new Username(name));
    }

    private static AccountKey mailed(String address) {
        return new AccountKey.Mailed(new EmailAddress(address));
    }

    private static AccountKey external(String id) {
        return new AccountKey.External(new ExternalId(id));
    }

    @Test
    void begins_empty() {
        assertThat(found(named("ada"))).isEmpty();
        assertThat(found(mailed("ada@example.org"))).isEmpty();
        assertThat(found(external("1"))).isEmpty();
        assertThat(accounts.password(UNKNOWN)).isEmpty();
    }

    @Test
    void an_account_is_found_by_name_and_address_in_any_case_and_by_external_id() {
        accounts.create(someone("Ada", "Ada@Example.org", "auth0|77"), FIRST);
        UserId ada = found(named("Ada")).orElseThrow();
        assertThat(found(named("aDA"))).contains(ada);
        assertThat(found(mailed("ada@example.ORG"))).contains(ada);
        assertThat(found(external("auth0|77"))).contains(ada);
        assertThat(found(external("AUTH0|77"))).isEmpty();
        assertThat(accounts.password(ada)).contains(FIRST);
    }

    @Test
    void no_two_accounts_have_one_external_id() {
        UserId ada = account("ada", "5");
        assertThat(accounts.create(someone("bob", null, "5"), FIRST))
                .isInstanceOf(CreateUserAnswer.ExternalIdTaken.class);
        assertThat(found(named("bob"))).isEmpty();
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(accounts.create(someone("bob", null, "5"), FIRST))
                .isInstanceOf(CreateUserAnswer.ExternalIdTaken.class);
        assertThat(found(external("5"))).contains(ada);
    }

    @Test
    void a_name_or_an_address_that_is_taken_leaves_no_trace() {
        UserId ada = account("ada");
        assertThat(accounts.create(someone("ADA", "other@example.org", null), SECOND))
                .isInstanceOf(CreateUserAnswer.UsernameTaken.class);
        assertThat(accounts.create(someone("other", "ADA@example.org", null), SECOND))
                .isInstanceOf(CreateUserAnswer.EmailTaken.class);
        assertThat(found(mailed("other@example.org"))).isEmpty();
        assertThat(found(named("other"))).isEmpty();
        assertThat(accounts.password(ada)).contains(FIRST);
    }

    @Test
    void of_twenty_accounts_created_at_once_with_one_address_one_gets_it() {
        var answers =
                allAtOnce(20, number -> accounts.create(someone("person" + number, "one@example.org", null), FIRST));
        assertThat(answers)
                .filteredOn(CreateUserAnswer.Created.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(CreateUserAnswer.EmailTaken.class::isInstance)
                .hasSize(19);
    }

    @Test
    void a_password_is_replaced_if_the_present_one_is_known() {
        UserId ada = account("ada");
        assertThat(accounts.replacePassword(ada, SECOND, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
        assertThat(accounts.replacePassword(ada, null, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
        assertThat(accounts.password(ada)).contains(FIRST);
        assertThat(accounts.replacePassword(ada, FIRST, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.REPLACED);
        assertThat(accounts.password(ada)).contains(SECOND);
    }

    @Test
    void a_user_without_a_password_gets_a_first_one() {
        UserId bob = person("bob");
        assertThat(accounts.password(bob)).isEmpty();
        assertThat(accounts.replacePassword(bob, FIRST, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
        assertThat(accounts.replacePassword(bob, null, FIRST, LATER)).isEqualTo(ReplacePasswordAnswer.REPLACED);
        assertThat(accounts.password(bob)).contains(FIRST);
        assertThat(accounts.replacePassword(UNKNOWN, null, FIRST, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
    }

    @Test
    void a_new_password_revokes_earlier_access_tokens() {
        UserId ada = account("ada");
        assertThat(users.find(ada).orElseThrow().accepts(Instant.EPOCH)).isTrue();
        accounts.replacePassword(ada, SECOND, SECOND, LATER);
        assertThat(users.find(ada).orElseThrow().accepts(NOON)).isTrue();
        accounts.replacePassword(ada, FIRST, SECOND, LATER);
        users.edit(ada, user -> user.withUsername(new Username("ada2")));
        assertThat(users.find(ada).orElseThrow().tokensValidFrom()).isEqualTo(LATER);
        assertThat(users.find(ada).orElseThrow().accepts(LATER)).isTrue();
        assertThat(users.find(ada).orElseThrow().accepts(LATER.minusNanos(1_000)))
                .isFalse();
    }

    @Test
    void of_twenty_replacements_of_one_password_at_once_one_succeeds() {
        UserId ada = account("ada");
        var answers =
                allAtOnce(20, number -> accounts.replacePassword(ada, FIRST, new PasswordHash("$new" + number), LATER));
        assertThat(Collections.frequency(answers, ReplacePasswordAnswer.REPLACED))
                .isEqualTo(1);
        assertThat(accounts.password(ada))
                .contains(new PasswordHash("$new" + answers.indexOf(ReplacePasswordAnswer.REPLACED)));
    }

    @Test
    void other_changes_to_a_user_leave_their_password_alone() {
        UserId ada = account("ada");
        users.edit(ada, user -> user.withUsername(new Username("ada2")));
        assertThat(accounts.password(ada)).contains(FIRST);
        assertThat(found(named("ada2"))).contains(ada);
        assertThat(found(named("ada"))).isEmpty();
    }

    @Test
    void a_soft_deleted_account_is_found_but_has_no_password() {
        UserId ada = account("ada");
        reaches(ada, UserStatus.BLOCKED);
        assertThat(accounts.password(ada)).contains(FIRST);
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(found(mailed("ada@example.org"))).contains(ada);
        assertThat(accounts.password(ada)).isEmpty();
        assertThat(accounts.replacePassword(ada, FIRST, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
        assertThat(accounts.replacePassword(ada, null, SECOND, LATER)).isEqualTo(ReplacePasswordAnswer.SUPERSEDED);
        reaches(ada, UserStatus.HARD_DELETED);
        for (AccountKey key : List.of(named("ada"), mailed("ada@example.org"))) {
            assertThat(found(key)).isEmpty();
        }
    }
}
