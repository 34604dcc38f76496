package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.CreateAccount;
import dev.kith.application.account.CreateAccountAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits on attempts to guess passwords and codes. */
@MicronautTest
@Property(name = "kith.attempts.per-account", value = "3")
@Property(name = "kith.attempts.per-address", value = "60")
@Property(name = "kith.attempts.window", value = "1h")
class ThrottlingTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "Correct-horse-1";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    CreateAccount createAccount;

    private String name;
    private long ada;

    @BeforeEach
    void create_an_account() {
        name = people.name("ada");
        var email = new EmailAddress(name + "@example.org");
        var created = createAccount.handle(
                null, new Username(name), Profile.EMPTY, email, new Password(PASSWORD), null, Role.MEMBER);
        ada = ((CreateAccountAnswer.Created) created).user().id().value();
    }

    private ApiClient.Response signIn(String username, String password) {
        return api.post(
                "/oauth/token/",
                "grant_type=password&username=" + username + "&password=" + password,
                "Content-Type",
                FORM);
    }

    private ApiClient.Response changePassword(String password) {
        return api.send(
                "PATCH",
                "/api/v2/user/" + ada + "/change_password/",
                "{\"password\":\"%s\",\"new_password\":\"%s\"}".formatted(password, PASSWORD),
                api.as(ada, "Content-Type", JSON));
    }

    private static void isThrottled(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(429);
        assertThat(Long.parseLong(
                        answer.raw().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 3_600L);
    }

    @Test
    void wrong_passwords_of_all_endpoints_count_together() {
        assertThat(signIn(name, "wrong").status()).isEqualTo(400);
        assertThat(signIn(name + "@example.org", "wrong").status()).isEqualTo(400);
        assertThat(changePassword("wrong").status()).isEqualTo(400);
        isThrottled(signIn(name, "wrong"));
        var right = signIn(name + "@example.org", PASSWORD);
        isThrottled(right);
        assertThat(right.json()).containsOnlyKeys("error", "error_description").containsEntry("error", "throttled");
        var change = changePassword(PASSWORD);
        isThrottled(change);
        assertThat(change.code()).isEqualTo("throttled");
    }

    @Test
    void right_passwords_do_not_count_and_do_not_reset_the_count() {
        for (int time = 0; time < 8; time++) {
            assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
            assertThat(changePassword(PASSWORD).status()).isEqualTo(204);
        }
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(name, "wrong").status()).isEqualTo(400);
        }
        isThrottled(signIn(name, PASSWORD));
    }

    @Test
    void an_unknown_username_is_throttled_like_any_other() {
        String none = people.name("none");
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(time == 1 ? none.toUpperCase(Locale.ROOT) : none, "wrong")
                            .status())
                    .isEqualTo(400);
        }
        isThrottled(signIn(none, "wrong"));
    }

    @Test
    void concurrent_attempts_are_limited_too() {
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(number -> signIn(name, "wrong").status())
                .toList();
        assertThat(Collections.frequency(answers, 400)).isEqualTo(3);
        assertThat(Collections.frequency(answers, 429)).isEqualTo(9);
    }

    @Test
    void codes_count_separately_from_passwords() {
        String address = people.name("new") + "@example.org";
        String body = "{\"new_email\":\"%s\",\"validation_code\":\"wrong\"}".formatted(address);
        for (int time = 0; time < 3; time++) {
            assertThat(api.post("/api/v2/user/" + ada + "/confirm_email/", body, "Content-Type", JSON)
                            .status())
                    .isEqualTo(400);
        }
        var throttled = api.post("/api/v2/user/" + ada + "/confirm_email/", body, "Content-Type", JSON);
        isThrottled(throttled);
        assertThat(throttled.code()).isEqualTo("throttled");
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
    }
}
