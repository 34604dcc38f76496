package dev.kith.http.selfcommunity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.email.InMemoryMails;
import dev.kith.application.email.Mail;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts: creation, search, passwords, addresses and settings. */
@MicronautTest
class AccountTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "Correct-horse-1";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    InMemoryMails mails;

    private long admin;
    private String name;
    private long ada;

    @BeforeEach
    void create_an_account() {
        admin = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
        name = people.name("Ada");
        var created = create(name, name + "@example.org", PASSWORD);
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        ada = ((Number) created.get("id")).longValue();
    }

    private ApiClient.Response create(String username, String email, String password) {
        return api.post(
                "/api/v2/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(username, email, password),
                api.as(admin, "Content-Type", JSON));
    }

    private ApiClient.Response patch(long caller, String path, String body) {
        return api.send("PATCH", "/api/v2/user/" + path, body, api.as(caller, "Content-Type", JSON));
    }

    private ApiClient.Response confirm(long user, String address, String code) {
        return api.post(
                "/api/v2/user/" + user + "/confirm_email/",
                "{\"new_email\":\"%s\",\"validation_code\":\"%s\"}".formatted(address, code),
                "Content-Type",
                JSON);
    }

    private ApiClient.Response signIn(String username, String password) {
        return api.post(
                "/oauth/token/",
                "grant_type=password&client_id=app&username=" + username + "&password=" + password,
                "Content-Type",
                FORM);
    }

    private Map<String, Object> me() {
        return api.get("/api/v2/user/me/", api.as(ada)).json();
    }

    private static void isError(ApiClient.Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.raw().body()).doesNotContain("Exception", "dev.kith", PASSWORD);
    }

    // ---- creating and searching

    @Test
    void a_created_account_is_returned_to_the_administrator() {
        var created = create(people.name("bob"), people.name("bob") + "@example.org", PASSWORD);
        assertThat(created.json())
                .containsEntry("status", "a")
                .containsEntry("email_isvalid", false)
                .containsKeys("email", "followers_counter");
        assertThat(created.raw().body()).doesNotContain("password", "argon2");
    }

    @Test
    void an_account_is_found_by_username_address_or_external_id() {
        for (String query : List.of(
                "username=" + name, "username=" + name.toUpperCase(Locale.ROOT), "email=" + name + "@EXAMPLE.org")) {
            var found = api.get("/api/v2/account/search/?" + query, api.as(admin));
            assertThat(found.status()).as(query).isEqualTo(200);
            assertThat(found.json())
                    .containsEntry("id", (int) ada)
                    .containsEntry("email", name + "@example.org")
                    .containsEntry("status", "a");
        }
        people.status(ada, UserStatus.SOFT_DELETED);
        assertThat(api.get("/api/v2/account/search/?username=" + name, api.as(admin))
                        .get("status"))
                .isEqualTo("d");
        people.status(ada, UserStatus.HARD_DELETED);
        isError(api.get("/api/v2/account/search/?username=" + name, api.as(admin)), 404, "not_found");
    }

    @Test
    void an_account_may_have_the_id_of_another_system() {
        long number = people.user(people.name("number")) + 1_000_000;
        List<String> accepted = List.of("" + number, "\"" + (number + 1) + "\"", "-" + number, "null", "\"\"");
        for (String written : accepted) {
            String fresh = people.name("ext");
            var created = api.post(
                    "/api/v2/account/create/",
                    "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\",\"ext_id\":%3$s}"
                            .formatted(fresh, PASSWORD, written),
                    api.as(admin, "Content-Type", JSON));
            assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
            String digits = written.replace("\"", "").replace("null", "");
            assertThat(created.get("ext_id")).isEqualTo(digits.isEmpty() ? null : Integer.valueOf(digits));
        }
        assertThat(api.get("/api/v2/account/search/?ext_id=" + number, api.as(admin))
                        .get("ext_id"))
                .isEqualTo((int) number);
        isError(
                api.post(
                        "/api/v2/account/create/",
                        "{\"username\":\"w\",\"email\":\"w@example.org\",\"password\":\"%s\",\"ext_id\":%s}"
                                .formatted(PASSWORD, number),
                        api.as(admin, "Content-Type", JSON)),
                400,
                "ext_id:unique");
        for (String wrong : List.of("1.5", "true", "[]", "{}", "\"x\"", "99999999999999999999")) {
            isError(
                    api.post(
                            "/api/v2/account/create/",
                            "{\"username\":\"w\",\"email\":\"w@example.org\",\"password\":\"%s\",\"ext_id\":%s}"
                                    .formatted(PASSWORD, wrong),
                            api.as(admin, "Content-Type", JSON)),
                    400,
                    "ext_id:invalid");
        }
    }

    @Test
    void a_search_takes_exactly_one_key() {
        isError(api.get("/api/v2/account/search/", api.as(admin)), 400, "invalid");
        isError(api.get("/api/v2/account/search/?username=", api.as(admin)), 400, "invalid");
        isError(api.get("/api/v2/account/search/?username=a&email=a@example.org", api.as(admin)), 400, "invalid");
        isError(api.get("/api/v2/account/search/?ext_id=x", api.as(admin)), 400, "ext_id:invalid");
        for (String query : List.of(
                "username=no_one_at_all",
                "username=%00",
                "email=nonsense",
                "email=no@one.example",
                "ext_id=987654321")) {
            isError(api.get("/api/v2/account/search/?" + query, api.as(admin)), 404, "not_found");
        }
    }

    @Test
    void accounts_are_for_administrators() {
        long moderator = people.user(people.name("mod"), Profile.EMPTY, Role.MODERATOR);
        for (long caller : List.of(ada, moderator)) {
            isError(api.get("/api/v2/account/search/?username=" + name, api.as(caller)), 403, "permission_denied");
            isError(
                    api.post("/api/v2/account/create/", "{}", api.as(caller, "Content-Type", JSON)),
                    403,
                    "permission_denied");
        }
        isError(api.get("/api/v2/account/search/?username=" + name), 401, "not_authenticated");
        isError(api.post("/api/v2/account/create/", "{}", "Content-Type", JSON), 401, "not_authenticated");
    }

    @Test
    void every_wrong_field_of_a_new_account_is_named() {
        String fresh = people.name("eve");
        var empty = api.post("/api/v2/account/create/", "{}", api.as(admin, "Content-Type", JSON));
        assertThat((List<?>) empty.get("errors")).hasSize(3);
        isError(create("", "e@example.org", PASSWORD), 400, "username:blank");
        isError(create("with space", fresh + "@example.org", PASSWORD), 400, "username:invalid");
        isError(create("x".repeat(256), fresh + "@example.org", PASSWORD), 400, "username:max_length");
        isError(create(name.toUpperCase(Locale.ROOT), fresh + "@example.org", PASSWORD), 400, "username:unique");
        isError(create(fresh, name.toUpperCase(Locale.ROOT) + "@EXAMPLE.ORG", PASSWORD), 400, "email:unique");
        for (String wrong : List.of(
                "x",
                "a@b",
                "a b@example.org",
                "a@example..org",
                "@example.org",
                "a@-x.org",
                "<a@example.org>",
                "a@exa\\u0000mple.org")) {
            isError(create(fresh, wrong, PASSWORD), 400, "email:invalid");
        }
        isError(create(fresh, "x".repeat(255) + "@example.org", PASSWORD), 400, "email:max_length");
        isError(create(fresh, fresh + "@example.org", "Short-1"), 400, "password:min_length");
        isError(create(fresh, fresh + "@example.org", "lowercase-only"), 400, "password:invalid");
        isError(create(fresh, fresh + "@example.org", "Aa1-".repeat(33)), 400, "password:max_length");
        isError(
                api.post(
                        "/api/v2/account/create/",
                        "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":{}}".formatted(fresh, fresh),
                        api.as(admin, "Content-Type", JSON)),
                400,
                "password:invalid");
        assertThat(create(fresh, fresh + "@example.org", "Aa1-".repeat(32)).status())
                .isEqualTo(201);
    }

    // ---- passwords

    @Test
    void a_user_who_knows_the_password_changes_it() {
        assertThat(patch(
                                ada,
                                ada + "/change_password/",
                                "{\"password\":\"%s\",\"new_password\":\" new Password 2 \"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(400);
        assertThat(signIn(name, "+new+Password+2+").status())
                .as("spaces are part of it")
                .isEqualTo(200);
        assertThat(signIn(name, "new+Password+2").status()).isEqualTo(400);
    }

    @Test
    void a_change_of_password_ends_all_earlier_access_tokens() {
        String given = (String) signIn(name, PASSWORD).get("access_token");
        String minted = api.token(ApiClient.claims(ada)
                .issueTime(Date.from(Instant.now().minusSeconds(60)))
                .build());
        assertThat(patch(ada, ada + "/change_password/", "{\"password\":\"wrong\",\"new_password\":\"New-password-2\"}")
                        .status())
                .isEqualTo(400);
        for (String token : List.of(given, minted)) {
            assertThat(api.get("/api/v2/user/me/", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(patch(
                                ada,
                                ada + "/change_password/",
                                "{\"password\":\"%s\",\"new_password\":\"New-password-2\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);
        for (String token : List.of(given, minted)) {
            for (String path : List.of("/api/v2/user/me/", "/api/v2/user/" + ada + "/")) {
                isError(api.get(path, "Authorization", "Bearer " + token), 401, "authentication_failed");
            }
        }
        String next = (String) signIn(name, "New-password-2").get("access_token");
        for (String token : List.of(next, api.token(ada))) {
            assertThat(api.get("/api/v2/user/me/", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_malformed_time_of_issue_is_401() {
        for (Object wrong : List.of("x", true, List.of())) {
            String token =
                    api.token(ApiClient.claims(ada).claim("iat_us", wrong).build());
            isError(api.get("/api/v2/user/me/", "Authorization", "Bearer " + token), 401, "authentication_failed");
        }
        for (long far : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            String token = api.token(ApiClient.claims(ada).claim("iat_us", far).build());
            assertThat(api.get("/api/v2/user/me/", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refused_change_of_password_names_the_reason() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("{\"password\":\"wrong\",\"new_password\":\"New-password-2\"}", "password:invalid"),
                Map.entry("{\"password\":\"P\",\"new_password\":\"Aa1-aaa\"}", "new_password:min_length"),
                Map.entry("{\"password\":\"P\",\"new_password\":\"aaaaaaaaaaaaaa1\"}", "new_password:invalid"),
                Map.entry("{\"password\":\"P\",\"new_password\":\"Aa1-aaaa\\u0007\"}", "new_password:invalid"),
                Map.entry("{\"password\":\"P\",\"new_password\":\"Aa1-aaaa\\n\"}", "new_password:invalid"),
                Map.entry(
                        "{\"password\":\"P\",\"new_password\":\"" + "Aa1-".repeat(32) + "x\"}",
                        "new_password:max_length"),
                Map.entry("{\"new_password\":\"New-password-2\"}", "password:required"),
                Map.entry("{\"password\":\"P\"}", "new_password:required"),
                Map.entry("{\"password\":null,\"new_password\":\"New-password-2\"}", "password:null"),
                Map.entry("{\"password\":\"\",\"new_password\":\"New-password-2\"}", "password:blank"),
                Map.entry("{\"password\":\"P\",\"new_password\":\"\"}", "new_password:blank"),
                Map.entry("{\"password\":[],\"new_password\":\"New-password-2\"}", "password:invalid"),
                Map.entry("{\"password\":\"P\",\"new_password\":12345678}", "new_password:invalid"));
        wrong.forEach((body, code) -> isError(
                patch(ada, ada + "/change_password/", body.replace("\"P\"", "\"" + PASSWORD + "\"")), 400, code));
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_user_without_a_password_cannot_change_it() {
        long bob = people.user(people.name("bob"));
        isError(
                patch(bob, bob + "/change_password/", "{\"password\":\"x\",\"new_password\":\"New-password-2\"}"),
                400,
                "password:invalid");
    }

    @Test
    void credentials_and_settings_are_closed_to_other_users() {
        String password = "{\"password\":\"%s\",\"new_password\":\"New-password-2\"}".formatted(PASSWORD);
        for (long caller : List.of(admin, people.user(people.name("bob")))) {
            isError(patch(caller, ada + "/change_password/", password), 403, "permission_denied");
            isError(
                    patch(caller, ada + "/change_email/", "{\"new_email\":\"x@example.org\"}"),
                    403,
                    "permission_denied");
            isError(patch(caller, ada + "/settings/", "{}"), 403, "permission_denied");
            isError(
                    api.post("/api/v2/user/" + ada + "/settings/", "{}", api.as(caller, "Content-Type", JSON)),
                    403,
                    "permission_denied");
            isError(api.get("/api/v2/user/" + ada + "/settings/", api.as(caller)), 403, "permission_denied");
        }
        for (String path : List.of("change_password", "change_email", "settings")) {
            isError(patch(ada, "999999999/" + path + "/", "{}"), 404, "not_found");
            assertThat(api.send("PATCH", "/api/v2/user/" + ada + "/" + path + "/", "{}", "Content-Type", JSON)
                            .status())
                    .isEqualTo(401);
        }
        people.status(ada, UserStatus.SOFT_DELETED);
        assertThat(patch(ada, ada + "/change_password/", password).status()).isEqualTo(401);
        isError(patch(admin, ada + "/change_password/", password), 403, "permission_denied");
    }

    // ---- addresses

    @Test
    void an_address_changed_at_once_is_unconfirmed() {
        for (String flag : List.of("", ",\"confirm\":0", ",\"confirm\":false", ",\"confirm\":\"0\"")) {
            String address = people.name("new") + "@example.org";
            assertThat(patch(ada, ada + "/change_email/", "{\"new_email\":\"%s\"%s}".formatted(address, flag))
                            .status())
                    .as(flag)
                    .isEqualTo(204);
            assertThat(me()).containsEntry("email", address).containsEntry("email_isvalid", false);
        }
    }

    private String asked(String address, String flag) {
        var answer =
                patch(ada, ada + "/change_email/", "{\"new_email\":\"%s\",\"confirm\":%s}".formatted(address, flag));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return (String) answer.get("validation_code");
    }

    @Test
    void the_code_in_the_answer_changes_the_address_once_and_does_not_make_it_valid() {
        for (String flag : List.of("1", "true", "\"1\"", "\"true\"")) {
            String address = people.name("new") + "@example.org";
            String code = asked(address, flag);
            assertThat(me().get("email")).isNotEqualTo(address);
            assertThat(confirm(ada, address, code).status()).isEqualTo(204);
            assertThat(me()).containsEntry("email", address).containsEntry("email_isvalid", false);
            isError(confirm(ada, address, code), 400, "validation_code:invalid");
            assertThat(signIn(address, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void a_code_is_valid_only_for_its_user_and_address() {
        long bob = people.user(people.name("bob"));
        String address = people.name("new") + "@example.org";
        String code = asked(address, "1");
        isError(confirm(ada, people.name("other") + "@example.org", code), 400, "validation_code:invalid");
        isError(confirm(bob, address, code), 400, "validation_code:invalid");
        isError(confirm(ada, address, code.toLowerCase(Locale.ROOT) + "x"), 400, "validation_code:invalid");
        isError(confirm(999_999_999, address, code), 404, "not_found");
        assertThat(confirm(ada, address.toUpperCase(Locale.ROOT), code).status())
                .isEqualTo(204);
    }

    @Test
    void a_later_request_replaces_an_earlier_code() {
        String address = people.name("new") + "@example.org";
        String first = asked(address, "1");
        String second = asked(address, "1");
        isError(confirm(ada, address, first), 400, "validation_code:invalid");
        assertThat(patch(
                                ada,
                                ada + "/change_email/",
                                "{\"new_email\":\"%s\"}".formatted(people.name("direct") + "@example.org"))
                        .status())
                .isEqualTo(204);
        isError(confirm(ada, address, second), 400, "validation_code:invalid");
    }

    @Test
    void a_code_of_a_deleted_user_is_invalid() {
        String address = people.name("new") + "@example.org";
        String code = asked(address, "1");
        people.status(ada, UserStatus.SOFT_DELETED);
        isError(confirm(ada, address, code), 404, "not_found");
    }

    private List<Mail> mailsTo(String address) {
        return mails.sent().stream()
                .filter(mail -> mail.to().text().equalsIgnoreCase(address))
                .toList();
    }

    private ApiClient.Response askByMail(long user, String address) {
        return patch(
                user,
                user + "/change_email/",
                "{\"new_email\":\"%s\",\"confirm\":true,\"send_email\":true}".formatted(address));
    }

    @Test
    void a_code_is_mailed_on_request_and_makes_the_address_valid() {
        String address = people.name("new") + "@example.org";
        asked(address, "1");
        assertThat(mailsTo(address)).isEmpty();
        var answer = askByMail(ada, address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("validation_code");
        String mailed = mailsTo(address)
                .getFirst()
                .text()
                .lines()
                .filter(line -> line.matches("[A-Za-z0-9_-]{43}"))
                .findFirst()
                .orElseThrow();
        assertThat(mailed).isNotEqualTo(answer.get("validation_code"));
        assertThat(confirm(ada, address, mailed).status()).isEqualTo(204);
        assertThat(me()).containsEntry("email", address).containsEntry("email_isvalid", true);
    }

    @Test
    void an_address_of_another_user_gets_the_answer_of_a_free_one_and_its_owner_a_mail() {
        String owner = people.name("owner");
        people.user(owner);
        String taken = owner + "@example.org";
        int sent = 0;
        for (String flags : List.of("", ",\"confirm\":1", ",\"confirm\":1,\"send_email\":1")) {
            String free = people.name("free") + "@example.org";
            var answers = List.of(taken, free).stream()
                    .map(address ->
                            patch(ada, ada + "/change_email/", "{\"new_email\":\"%s\"%s}".formatted(address, flags)))
                    .toList();
            assertThat(answers.getFirst().status()).isEqualTo(answers.getLast().status());
            assertThat(answers.getFirst().json().keySet())
                    .isEqualTo(answers.getLast().json().keySet());
            assertThat(mailsTo(taken)).hasSize(++sent);
        }
        String code =
                (String) patch(ada, ada + "/change_email/", "{\"new_email\":\"%s\",\"confirm\":1}".formatted(taken))
                        .get("validation_code");
        isError(confirm(ada, taken, code), 400, "validation_code:invalid");
        assertThat(me().get("email")).isNotEqualTo(taken);
    }

    @Test
    void one_user_causes_few_mails() {
        int accepted = 0;
        ApiClient.Response answer = askByMail(ada, people.name("new") + "@example.org");
        while (answer.status() == 200 && accepted < 100) {
            accepted++;
            answer = askByMail(ada, people.name("new") + "@example.org");
        }
        assertThat(accepted).isEqualTo(10);
        isError(answer, 429, "throttled");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void many_users_cause_few_mails_to_one_address() {
        String stranger = people.name("stranger") + "@example.org";
        for (int user = 0; user < 5; user++) {
            assertThat(askByMail(people.user(people.name("user")), stranger).status())
                    .isEqualTo(200);
        }
        isError(askByMail(ada, stranger.toUpperCase(Locale.ROOT)), 429, "throttled");
        assertThat(mailsTo(stranger)).hasSize(5);
    }

    @Test
    void a_refused_change_of_address_names_the_reason() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("{}", "new_email:required"),
                Map.entry("{\"new_email\":null}", "new_email:null"),
                Map.entry("{\"new_email\":\"\"}", "new_email:blank"),
                Map.entry("{\"new_email\":[]}", "new_email:invalid"),
                Map.entry("{\"new_email\":\"nonsense\"}", "new_email:invalid"),
                Map.entry("{\"new_email\":\"a\\r\\nBcc: b@example.org\"}", "new_email:invalid"),
                Map.entry("{\"new_email\":\"" + name.toUpperCase(Locale.ROOT) + "@example.org\"}", "invalid"),
                Map.entry("{\"new_email\":\"" + name + "@example.org\",\"confirm\":1}", "invalid"),
                Map.entry("{\"new_email\":\"fresh@example.org\",\"confirm\":2}", "confirm:invalid"),
                Map.entry("{\"new_email\":\"fresh@example.org\",\"confirm\":\"yes\"}", "confirm:invalid"),
                Map.entry("{\"new_email\":\"fresh@example.org\",\"confirm\":null}", "confirm:null"),
                Map.entry("{\"new_email\":\"fresh@example.org\",\"confirm\":[]}", "confirm:invalid"),
                Map.entry("{\"new_email\":\"" + "x".repeat(255) + "@example.org\"}", "new_email:max_length"));
        wrong.forEach((body, code) -> isError(patch(ada, ada + "/change_email/", body), 400, code));
        for (String body : List.of(
                "{\"new_email\":\"a@example.org\"}",
                "{\"new_email\":\"a@example.org\",\"validation_code\":null}",
                "{\"new_email\":\"a@example.org\",\"validation_code\":\"\"}",
                "{\"validation_code\":\"x\"}",
                "{\"new_email\":\"a@example.org\",\"validation_code\":{}}",
                "{\"new_email\":\"a@example.org\",\"validation_code\":\"a\\u0000\"}")) {
            assertThat(api.post("/api/v2/user/" + ada + "/confirm_email/", body, "Content-Type", JSON)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void of_ten_concurrent_confirmations_with_one_code_one_succeeds() {
        String address = people.name("new") + "@example.org";
        String code = asked(address, "1");
        List<Integer> answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(number -> confirm(ada, address, code).status())
                .toList();
        assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 400)).isEqualTo(9);
    }

    // ---- settings

    @Test
    void new_settings_have_defaults_and_responses_have_all_settings() {
        Map<String, Object> defaults = Map.of(
                "qa_frequency",
                -1,
                "email_notification_not_qa",
                1,
                "interests_frequency",
                -1,
                "engagement_frequency",
                1,
                "mobile_notifications_scmty",
                1,
                "show_toast_notifications",
                1,
                "toast_notifications_emit_sound",
                1);
        assertThat(api.get("/api/v2/user/" + ada + "/settings/", api.as(ada)).json())
                .isEqualTo(defaults);
        assertThat(patch(ada, ada + "/settings/", null).json()).isEqualTo(defaults);
        assertThat(api.post(
                                "/api/v2/user/" + ada + "/settings/",
                                "{\"qa_frequency\":0,\"unknown\":7}",
                                api.as(ada, "Content-Type", JSON))
                        .json())
                .hasSize(7)
                .containsEntry("qa_frequency", 0)
                .containsEntry("interests_frequency", -1);
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + ada + "/settings/",
                                "interests_frequency=0&show_toast_notifications=0",
                                api.as(ada, "Content-Type", FORM))
                        .json())
                .containsEntry("qa_frequency", 0)
                .containsEntry("interests_frequency", 0)
                .containsEntry("show_toast_notifications", 0);
        assertThat(api.get("/api/v2/user/" + ada + "/settings/", api.as(ada)).json())
                .containsEntry("show_toast_notifications", 0);
    }

    @Test
    void each_setting_has_its_own_allowed_values() {
        Map<String, List<Integer>> allowed = Map.of(
                "qa_frequency",
                List.of(-1, 0, 1),
                "email_notification_not_qa",
                List.of(0, 1),
                "interests_frequency",
                List.of(-1, 0),
                "engagement_frequency",
                List.of(0, 1),
                "mobile_notifications_scmty",
                List.of(0, 1),
                "show_toast_notifications",
                List.of(0, 1),
                "toast_notifications_emit_sound",
                List.of(0, 1));
        allowed.forEach((key, values) -> {
            for (int value = -2; value <= 2; value++) {
                var answer = patch(ada, ada + "/settings/", "{\"" + key + "\":" + value + "}");
                if (values.contains(value)) {
                    assertThat(answer.json()).containsEntry(key, value);
                } else {
                    isError(answer, 400, key + ":invalid_choice");
                }
            }
            for (String wrong : List.of("true", "\"x\"", "\"\"", "[]", "{}", "1.5", "99999999999999999999")) {
                isError(
                        patch(ada, ada + "/settings/", "{\"" + key + "\":" + wrong + "}"),
                        400,
                        key + ":invalid_choice");
            }
            isError(patch(ada, ada + "/settings/", "{\"" + key + "\":null}"), 400, key + ":null");
        });
    }
}
