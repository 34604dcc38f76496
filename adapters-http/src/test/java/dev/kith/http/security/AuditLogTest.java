package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines for an operator, and that they hold no secret. */
@MicronautTest
@Property(name = "kith.attempts.per-account", value = "3")
class AuditLogTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WRONG = "a-wrong-password";

    @Inject
    ApiClient api;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(AuditLog.NAME);
    private final Handler reader = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    private Member ada;

    @BeforeEach
    void read_the_log() {
        ada = members.join("ada");
        logger.addHandler(reader);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(reader);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .matches("[a-z_]+( [a-z]+=[A-Za-z0-9.:_/%?-]*)+")
                        .doesNotContain(WRONG, TestAccounts.PASSWORD, ada.name()));
    }

    private ApiClient.Response token(String form) {
        return api.post("/oauth/token/", form, "Content-Type", FORM);
    }

    private ApiClient.Response signIn(String name, String password) {
        return token("grant_type=password&username=" + name + "&password=" + password);
    }

    @Test
    void a_failed_sign_in_is_a_line_in_every_dialect() {
        signIn(ada.name(), WRONG);
        app.allow(ada.name(), WRONG);
        app.oauth(
                "access_token",
                TokenCredentials.NONE,
                Map.of("x_auth_mode", "client_auth", "x_auth_username", ada.name(), "x_auth_password", WRONG));
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line).startsWith("sign_in_failed user=" + ada.id() + " address=127.0.0.1"));
        lines.clear();
        signIn("nobody+user=1", WRONG);
        assertThat(lines).containsExactly("sign_in_failed user=unknown address=127.0.0.1");
    }

    @Test
    void a_limit_is_one_line_for_many_refusals() {
        for (int attempt = 0; attempt < 20; attempt++) {
            signIn(ada.name(), WRONG);
        }
        assertThat(lines)
                .filteredOn(line -> line.startsWith("throttled limit=name-from-address"))
                .hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("throttled")).hasSizeLessThan(4);
    }

    @Test
    void what_ends_access_is_a_line() {
        ApiClient.Response first = signIn(ada.name(), TestAccounts.PASSWORD);
        String used = (String) first.get("refresh_token");
        String refresh = "grant_type=refresh_token&refresh_token=";
        assertThat(token(refresh + used).status()).isEqualTo(200);
        token(refresh + used);
        String second = (String) signIn(ada.name(), TestAccounts.PASSWORD).get("refresh_token");
        api.post("/oauth/revoke_token/", "token=" + second, "Content-Type", FORM);
        api.post("/oauth/revoke_token/", "token=" + second, "Content-Type", FORM);
        TokenCredentials granted = app.signIn(ada.name(), TestAccounts.PASSWORD);
        app.oauth("revoke_token", granted, Map.of());
        UserId id = new UserId(ada.id());
        api.send("DELETE", "/api/v2/user/" + id + "/", null, api.as(ada.id()));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("refresh_token_reused session=");
        assertThat(lines.get(1)).startsWith("session_revoked user=" + id + " session=");
        assertThat(lines.get(2)).isEqualTo("app_token_revoked user=" + id + " app=" + app.consumerKey());
        assertThat(lines.get(3)).isEqualTo("account_deleted user=" + id + " by=" + id + " hard=false");
        assertThat(lines).noneMatch(line -> line.contains(used) || line.contains(second));
    }
}
