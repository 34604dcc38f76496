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
@Property(name = "micronaut.server.client-address-header", value = ThrottlingTest.ADDRESS)
class ThrottlingTest {

    static final String ADDRESS = "X-Test-Address";

    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.7";
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
        return signIn(username, password, HOME);
    }

    private ApiClient.Response signIn(String username, String password, String from) {
        return api.post(
                "/oauth/token/",
                "grant_type=password&username=" + username + "&password=" + password,
                "Content-Type",
                FORM,
                ADDRESS,
                from);
    }

    private void exhaust(String username, String from) {
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(username, "wrong", from).status()).isEqualTo(400);
        }
        isThrottled(signIn(username, "wrong", from));
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
    void wrong_passwords_delay_the_address_that_they_come_from() {
        exhaust(name, STRANGER);
        var right = signIn(name, PASSWORD, STRANGER);
        isThrottled(right);
        assertThat(right.json()).containsOnlyKeys("error", "error_description").containsEntry("error", "throttled");
        assertThat(signIn(name, PASSWORD, HOME).status())
                .as("the owner, elsewhere")
                .isEqualTo(200);
    }

    @Test
    void a_user_who_has_signed_in_from_the_same_address_is_not_kept_out_of_it() {
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        exhaust(name, HOME);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        assertThat(signIn(name + "@example.org", PASSWORD).status()).isEqualTo(200);
        isThrottled(signIn(name, "wrong"));
    }

    @Test
    void a_user_who_is_signed_in_is_not_kept_out_by_wrong_passwords_of_others() {
        Object token = signIn(name, PASSWORD, "192.0.2.99").get("refresh_token");
        exhaust(name, HOME);
        exhaust(name + "@example.org", HOME);
        assertThat(api.post(
                                "/oauth/token/",
                                "grant_type=refresh_token&refresh_token=" + token,
                                "Content-Type",
                                FORM,
                                ADDRESS,
                                HOME)
                        .status())
                .isEqualTo(200);
        assertThat(changePassword(PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void wrong_passwords_from_many_addresses_delay_new_addresses_and_not_the_owners() {
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        for (int network = 0; network < 10; network++) {
            exhaust(name, "203.0.113." + network);
        }
        isThrottled(signIn(name, PASSWORD, STRANGER));
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_present_password_is_limited_for_the_user_who_changes_it() {
        for (int time = 0; time < 3; time++) {
            assertThat(changePassword("wrong").status()).isEqualTo(400);
        }
        var change = changePassword(PASSWORD);
        isThrottled(change);
        assertThat(change.code()).isEqualTo("throttled");
    }

    @Test
    void right_passwords_do_not_count() {
        for (int time = 0; time < 8; time++) {
            assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
            assertThat(changePassword(PASSWORD).status()).isEqualTo(204);
        }
        exhaust(name, HOME);
    }

    /** Otherwise a locked account would tell which address belongs to which name. */
    @Test
    void the_name_and_the_address_of_an_account_are_throttled_as_two_unknown_names_are() {
        exhaust(name, STRANGER);
        exhaust(name + "@example.org", STRANGER);
        exhaust(people.name("none"), STRANGER);
        exhaust(people.name("none") + "@example.org", STRANGER);
    }

    @Test
    void an_unknown_username_is_throttled_like_any_other() {
        String none = people.name("none");
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(time == 1 ? none.toUpperCase(Locale.ROOT) : none, "wrong")
                            .status())
                    .isEqualTo(400);
        }
        var unknown = signIn(none, "wrong");
        isThrottled(unknown);
        exhaust(name, HOME);
        var known = signIn(name, "wrong");
        assertThat(known.raw().body()).isEqualTo(unknown.raw().body());
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
        assertThat(api.post("/api/v2/user/" + ada + "/confirm_email/", body, "Content-Type", JSON, ADDRESS, STRANGER)
                        .status())
                .as("from another address")
                .isEqualTo(400);
    }
}
