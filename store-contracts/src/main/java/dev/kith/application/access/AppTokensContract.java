package dev.kith.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountContract;
import dev.kith.application.account.ReplacePasswordAnswer;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link AppTokens} keeps. */
public abstract class AppTokensContract extends AccountContract {

    /** The application of the tokens. Stores that keep applications elsewhere must have it. */
    public static final App APP = new App(new AppKey("app"), new Secret("of the application"), "App", NOON);

    private static final URI HOME = URI.create("https://app.example.org/back?x=1");

    private UserId ada;
    private int made;

    @BeforeEach
    void one_account() {
        ada = account("ada");
    }

    private TokenKey key() {
        return new TokenKey("token" + made++);
    }

    private AppToken.Requested asked(@Nullable URI callback, Instant when) {
        AppToken.Requested token =
                AppToken.Requested.issue(key(), new Secret("of the request"), APP.key(), callback, when);
        appTokens.add(token, when);
        return token;
    }

    private static AppToken.Approved by(UserId user, AppToken.Requested token) {
        return token.approvedBy(user, new Secret("verifier of " + user));
    }

    private AppToken.Approved approved(UserId user) {
        AppToken.Approved token = by(user, asked(HOME, NOON));
        assertThat(appTokens.approve(token, FIRST)).isEqualTo(ReplaceTokenAnswer.REPLACED);
        return token;
    }

    private AppToken.Granted of(AppToken.Approved token, Instant when) {
        return new AppToken.Granted(key(), new Secret("of the grant"), APP.key(), token.user(), when);
    }

    private AppToken.Granted granted(UserId user, Instant when) {
        AppToken.Approved approved = approved(user);
        AppToken.Granted token = of(approved, when);
        assertThat(appTokens.grant(approved, token)).isEqualTo(ReplaceTokenAnswer.REPLACED);
        return token;
    }

    private @Nullable AppToken read(AppToken token) {
        return appTokens.find(token.key()).orElse(null);
    }

    @Test
    void begins_empty() {
        assertThat(appTokens.find(new TokenKey("none"))).isEmpty();
        appTokens.revoke(new TokenKey("none"));
        assertThat(appTokens.approve(
                        by(ada, AppToken.Requested.issue(key(), new Secret("x"), APP.key(), null, NOON)), FIRST))
                .isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
    }

    @Test
    void every_state_is_read_back_as_it_was_kept() {
        AppToken.Requested carried = asked(null, NOON);
        assertThat(read(carried)).isEqualTo(carried);
        AppToken.Requested sent = asked(HOME, NOON);
        assertThat(read(sent)).isEqualTo(sent);
        AppToken.Approved approved = by(ada, sent);
        assertThat(appTokens.approve(approved, FIRST)).isEqualTo(ReplaceTokenAnswer.REPLACED);
        assertThat(read(sent)).isEqualTo(approved);
        AppToken.Granted granted = of(approved, NOON);
        assertThat(appTokens.grant(approved, granted)).isEqualTo(ReplaceTokenAnswer.REPLACED);
        assertThat(read(granted)).isEqualTo(granted);
        assertThat(read(approved)).isNull();
    }

    @Test
    void is_approved_once() {
        AppToken.Requested asked = asked(HOME, NOON);
        assertThat(appTokens.approve(by(ada, asked), FIRST)).isEqualTo(ReplaceTokenAnswer.REPLACED);
        assertThat(appTokens.approve(by(account("bob"), asked), FIRST)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        assertThat(read(asked)).isEqualTo(by(ada, asked));
    }

    @Test
    void an_approval_with_another_password_or_by_a_deleted_user_is_refused() {
        AppToken.Requested asked = asked(HOME, NOON);
        assertThat(appTokens.approve(by(ada, asked), SECOND)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        assertThat(appTokens.approve(by(UNKNOWN, asked), FIRST)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        assertThat(appTokens.approve(by(person("nobody"), asked), FIRST)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(appTokens.approve(by(ada, asked), FIRST)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        assertThat(read(asked)).isEqualTo(asked);
    }

    @Test
    void a_token_that_is_not_approved_or_already_granted_is_not_granted() {
        AppToken.Approved neverKept = by(ada, asked(HOME, NOON));
        assertThat(appTokens.grant(neverKept, of(neverKept, NOON))).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        AppToken.Approved approved = approved(ada);
        assertThat(appTokens.grant(approved, of(approved, NOON))).isEqualTo(ReplaceTokenAnswer.REPLACED);
        AppToken.Granted second = of(approved, NOON);
        assertThat(appTokens.grant(approved, second)).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
        assertThat(read(second)).isNull();
    }

    @Test
    void no_token_is_granted_for_a_deleted_user() {
        AppToken.Approved approved = approved(ada);
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(appTokens.grant(approved, of(approved, NOON))).isEqualTo(ReplaceTokenAnswer.SUPERSEDED);
    }

    @Test
    void of_twenty_concurrent_grants_of_one_token_one_succeeds() {
        AppToken.Approved approved = approved(ada);
        List<AppToken.Granted> wanted = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            wanted.add(of(approved, NOON));
        }
        var answers = allAtOnce(20, number -> appTokens.grant(approved, wanted.get(number)));
        assertThat(answers).filteredOn(ReplaceTokenAnswer.REPLACED::equals).hasSize(1);
        assertThat(wanted).filteredOn(token -> read(token) != null).hasSize(1);
    }

    @Test
    void a_concurrent_approval_and_revocation_leave_no_partial_state() {
        for (int round = 0; round < 10; round++) {
            AppToken.Requested asked = asked(HOME, NOON);
            List<Object> answers = allAtOnce(4, number -> {
                if (number % 2 == 0) {
                    return appTokens.approve(by(ada, asked), FIRST);
                }
                appTokens.revoke(asked.key());
                return asked;
            });
            assertThat(answers).hasSize(4);
            assertThat(read(asked)).isNull();
        }
    }

    @Test
    void a_revoked_one_is_deleted_and_no_other() {
        AppToken.Granted one = granted(ada, NOON);
        AppToken.Granted other = granted(ada, NOON);
        appTokens.revoke(one.key());
        appTokens.revoke(one.key());
        assertThat(read(one)).isNull();
        assertThat(read(other)).isEqualTo(other);
    }

    @Test
    void another_password_ends_every_token_of_its_owner_and_no_other() {
        AppToken.Granted granted = granted(ada, NOON);
        AppToken.Approved approved = approved(ada);
        AppToken.Granted bobs = granted(account("bob"), NOON);
        AppToken.Requested nobodys = asked(HOME, NOON);
        assertThat(accounts.replacePassword(ada, FIRST, SECOND, NOON)).isEqualTo(ReplacePasswordAnswer.REPLACED);
        assertThat(read(granted)).isNull();
        assertThat(read(approved)).isNull();
        assertThat(read(bobs)).isEqualTo(bobs);
        assertThat(read(nobodys)).isEqualTo(nobodys);
    }

    @Test
    void no_token_outlives_the_password_of_its_approval_under_concurrency() {
        for (int round = 0; round < 10; round++) {
            UserId user = account("racer" + round);
            AppToken.Requested asked = asked(HOME, NOON);
            AppToken.Approved approved = approved(user);
            AppToken.Granted granted = of(approved, NOON);
            allAtOnce(3, number -> switch (number) {
                case 0 -> accounts.replacePassword(user, FIRST, SECOND, NOON);
                case 1 -> appTokens.approve(by(user, asked), FIRST);
                default -> appTokens.grant(approved, granted);
            });
            assertThat(read(granted)).isNull();
            assertThat(read(approved)).isNull();
            assertThat(read(asked) instanceof AppToken.Approved).isFalse();
        }
    }

    @Test
    void a_new_request_removes_expired_tokens_only() {
        AppToken.Requested old = asked(HOME, NOON);
        AppToken.Approved oldToo = approved(ada);
        AppToken.Granted granted = granted(ada, NOON);
        AppToken.Requested young = asked(HOME, NOON.plusSeconds(1));
        asked(HOME, NOON.plus(AppToken.REQUEST_LIFETIME));
        assertThat(read(old)).isNull();
        assertThat(read(oldToo)).isNull();
        assertThat(read(granted)).isEqualTo(granted);
        assertThat(read(young)).isEqualTo(young);
    }

    @Test
    void beyond_the_maximum_the_oldest_token_ends() {
        List<AppToken.Granted> all = new ArrayList<>();
        for (int number = 0; number <= AppToken.MAX_PER_USER; number++) {
            all.add(granted(ada, NOON.plusSeconds(number)));
        }
        assertThat(read(all.getFirst())).isNull();
        assertThat(read(all.get(1))).isEqualTo(all.get(1));
        assertThat(read(all.getLast())).isEqualTo(all.getLast());
    }

    @Test
    void all_tokens_of_one_application_are_revoked_and_no_other() {
        AppToken.Requested requested = asked(HOME, NOON);
        AppToken.Approved approved = approved(ada);
        AppToken.Granted granted = granted(ada, NOON);
        AppToken.Requested others = AppToken.Requested.issue(key(), new Secret("x"), new AppKey("another"), HOME, NOON);
        appTokens.add(others, NOON);
        appTokens.revokeAll(new AppKey("none"));
        assertThat(read(requested)).isEqualTo(requested);
        appTokens.revokeAll(APP.key());
        appTokens.revokeAll(APP.key());
        assertThat(read(requested)).isNull();
        assertThat(read(approved)).isNull();
        assertThat(read(granted)).isNull();
        assertThat(read(others)).isEqualTo(others);
    }
}
