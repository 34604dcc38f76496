package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.security.token.TokenVerifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that the right secret signed and that are refused all the same, by every dialect with such tokens. */
@MicronautTest
@Property(name = "micronaut.security.token.jwt.signatures.secret.generator.secret", value = AccessTokenFormTest.SECRET)
class AccessTokenFormTest {

    /** Long enough for every algorithm with a secret. */
    static final String SECRET = "a-secret-for-tests-and-for-nothing-else-with-sixty-four-bytes-or-more";

    /** The alphabet of base64url. */
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    Apps apps;

    @Inject
    TokenVerifier verifier;

    private long ada;
    private App app;

    @BeforeEach
    void create_a_user_and_an_application() {
        ada = people.user(people.name("ada"));
        SecureRandom random = new SecureRandom();
        app = new RegisterApp(apps, Clock.systemUTC(), () -> Secret.random(random)).handle("Reader");
    }

    private String token(String claim, Object value) {
        return api.token(ApiClient.claims(ada).claim(claim, value).build());
    }

    /** The same claims with a scope, as the dialect of Quran Reflect needs them. */
    private String scoped(String claim, Object value) {
        return api.token(ApiClient.claims(ada)
                .claim("client_id", app.key().value())
                .claim("scope", "user")
                .claim(claim, value)
                .build());
    }

    private int bearer(String token) {
        return api.get("/api/v2/user/me/", "Authorization", "Bearer " + token).status();
    }

    private int verified(String token) {
        return api.post(
                        "/api/v2/jwt/verify_token/",
                        "{\"token\":\"" + token + "\"}",
                        "Content-Type",
                        "application/json")
                .status();
    }

    private int reflect(String token) {
        return api.get("/reflect/v1/users/profile", "x-client-id", app.key().value(), "x-auth-token", token)
                .status();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    @Test
    void a_token_is_refused_before_its_time_begins() {
        assertThat(bearer(token("nbf", in(-60)))).isEqualTo(200);
        assertThat(verified(token("nbf", in(-60)))).isEqualTo(200);
        assertThat(reflect(scoped("nbf", in(-60)))).isEqualTo(200);
        assertThat(bearer(token("nbf", in(3_600)))).isEqualTo(401);
        assertThat(verified(token("nbf", in(3_600)))).isEqualTo(401);
        assertThat(reflect(scoped("nbf", in(3_600)))).isEqualTo(401);
    }

    @Test
    void the_user_and_the_time_of_issue_are_whole_numbers() {
        for (Object user : new Object[] {ada + 0.9, (double) ada, Long.toString(ada), -ada, 0L, 1e300, true}) {
            assertThat(bearer(token("user_id", user))).as("%s", user).isEqualTo(401);
            assertThat(reflect(scoped("user_id", user))).as("%s", user).isEqualTo(401);
        }
        long now = Instant.now().getEpochSecond() * 1_000_000;
        assertThat(bearer(token("iat_us", now))).isEqualTo(200);
        for (Object issued : new Object[] {now + 0.5, Long.toString(now), true}) {
            assertThat(bearer(token("iat_us", issued))).as("%s", issued).isEqualTo(401);
            assertThat(reflect(scoped("iat_us", issued))).as("%s", issued).isEqualTo(401);
        }
    }

    @Test
    void a_token_by_another_algorithm_is_refused() throws JOSEException {
        for (JWSAlgorithm other : Set.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            JWTClaimsSet claims = ApiClient.claims(ada).build();
            SignedJWT token = new SignedJWT(new JWSHeader(other), claims);
            token.sign(new MACSigner(SECRET));
            assertThat(bearer(token.serialize())).as("%s", other).isEqualTo(401);
            assertThat(verified(token.serialize())).as("%s", other).isEqualTo(401);
        }
    }

    @Test
    void a_signed_token_has_one_text_and_others_do_not_fill_the_cache() {
        String token = token("x", 1);
        String scoped = scoped("x", 1);
        assertThat(bearer(token)).isEqualTo(200);
        assertThat(reflect(scoped)).isEqualTo(200);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        verifier.bindTo(meters);
        double cached = meters.get("cache.size").gauge().value();
        Map<String, String> others = new LinkedHashMap<>();
        others.put("junk behind the signature", "%s!");
        others.put("padding", "%s=");
        others.put("a part more", "%s.");
        others.put("an empty part", ".%s");
        others.put("a foreign character", "*%s");
        others.forEach((name, form) -> {
            assertThat(bearer(form.formatted(token))).as(name).isEqualTo(401);
            assertThat(verified(form.formatted(token))).as(name).isEqualTo(401);
            assertThat(reflect(form.formatted(scoped))).as(name).isEqualTo(401);
        });
        // the signature has 256 bits in 43 characters of 6 bits, so the last character has two bits that say nothing
        int last = LETTERS.indexOf(token.charAt(token.length() - 1));
        for (int bits = 1; bits < 4; bits++) {
            String twin = token.substring(0, token.length() - 1) + LETTERS.charAt(last ^ bits);
            assertThat(bearer(twin)).as("unused bits %s", bits).isEqualTo(401);
            assertThat(verified(twin)).as("unused bits %s", bits).isEqualTo(401);
        }
        for (int number = 0; number < 1_000; number++) {
            assertThat(bearer(token + "!" + number)).isEqualTo(401);
        }
        assertThat(meters.get("cache.size").gauge().value()).isEqualTo(cached);
    }
}
