package dev.kith.http.graph.issuer;

import static dev.kith.http.graph.issuer.TestIssuers.FIRST;
import static dev.kith.http.graph.issuer.TestIssuers.FIRST_KEY;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND_CLAIM;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND_KEY;
import static dev.kith.http.graph.issuer.TestIssuers.claims;
import static dev.kith.http.graph.issuer.TestIssuers.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.user.ExternalId;
import dev.kith.http.wire.ApiError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of identity providers are accepted, and what an attacker may try. */
final class IssuerTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final IssuerTokens.Answer UNKNOWN = refused("unknown");

    private final TestIssuers issuers = new TestIssuers();
    private final IssuerTokens tokens = tokensAt(Clock.systemUTC());

    private IssuerTokens tokensAt(Clock clock) {
        return new IssuerTokens(TestIssuers.settings(issuers.address()), clock);
    }

    @AfterEach
    void stop() {
        tokens.close();
        issuers.close();
    }

    private static IssuerTokens.Answer refused(String reason) {
        return new IssuerTokens.Answer.Refused(reason);
    }

    private static String userOf(IssuerTokens.Answer answer) {
        assertThat(answer).isInstanceOf(IssuerTokens.Answer.Valid.class);
        return ((IssuerTokens.Answer.Valid) answer).user().value();
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token whose parts are these texts, signed by the first issuer. */
    private static String signedText(String header, String payload) throws JOSEException {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        return input + "."
                + new RSASSASigner(FIRST_KEY)
                        .sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256).build(),
                                input.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_token_of_an_issuer_names_the_user_by_the_claim_of_that_issuer() {
        assertThat(userOf(tokens.verify(token(FIRST_KEY, claims("auth0|7"))))).isEqualTo("auth0|7");
        JWTClaimsSet.Builder second = claims("not this").issuer(SECOND).claim(SECOND_CLAIM, "cust_81");
        assertThat(tokens.verify(token(SECOND_KEY, second)))
                .isInstanceOfSatisfying(IssuerTokens.Answer.Valid.class, valid -> {
                    assertThat(valid.issuer().name()).isEqualTo(SECOND);
                    assertThat(valid.user()).isEqualTo(new ExternalId("cust_81"));
                });
        assertThat(issuers.requests).containsExactly("/first", "/second");
    }

    @Test
    void the_keys_are_downloaded_once() {
        String token = token(FIRST_KEY, claims("ada"));
        for (int i = 0; i < 20; i++) {
            userOf(tokens.verify(token));
        }
        assertThat(issuers.requests).containsExactly("/first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void rsa_signatures_are_accepted(String algorithm) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("first");
        assertThat(userOf(tokens.verify(token(header, FIRST_KEY, claims("ada")))))
                .isEqualTo("ada");
        assertThat(tokens.verify(token(header, SECOND_KEY, claims("ada")))).isEqualTo(UNKNOWN);
    }

    static Stream<Curve> curves() {
        return Stream.of(Curve.P_256, Curve.P_384, Curve.P_521);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void signatures_on_elliptic_curves_are_accepted(Curve curve) throws JOSEException {
        ECKey key = new ECKeyGenerator(curve).keyID("ec").generate();
        ECKey other = new ECKeyGenerator(curve).keyID("ec").generate();
        issuers.publish("/first", FIRST_KEY, key);
        JWSAlgorithm algorithm =
                new ECDSASigner(key).supportedJWSAlgorithms().iterator().next();
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID("ec");
        assertThat(userOf(tokens.verify(signed(header, claims("ada"), new ECDSASigner(key)))))
                .isEqualTo("ada");
        assertThat(tokens.verify(signed(header, claims("ada"), new ECDSASigner(other))))
                .isEqualTo(UNKNOWN);
    }

    /** The library signs by Ed25519 only with another library. */
    private record Edwards(OctetKeyPair key, KeyPair pair) {

        static Edwards generate() throws GeneralSecurityException {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            return new Edwards(
                    new OctetKeyPair.Builder(Curve.Ed25519, x).keyID("ed").build(), pair);
        }

        String token(JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) throws GeneralSecurityException {
            SignedJWT token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID("ed").build(), claims.build());
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(token.getSigningInput());
            return new String(token.getSigningInput(), StandardCharsets.US_ASCII) + "."
                    + Base64URL.encode(signature.sign());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void ed25519_signatures_are_accepted(String algorithm) throws GeneralSecurityException {
        Edwards key = Edwards.generate();
        issuers.publish("/first", key.key());
        String token = key.token(JWSAlgorithm.parse(algorithm), claims("ada"));
        assertThat(userOf(tokens.verify(token))).isEqualTo("ada");
        assertThat(tokens.verify(Edwards.generate().token(JWSAlgorithm.parse(algorithm), claims("ada"))))
                .isEqualTo(UNKNOWN);
        assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64])))
                .isEqualTo(UNKNOWN);
        assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(new byte[3])))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_token_without_the_id_of_a_key_is_tried_with_the_keys_of_its_kind() throws JOSEException {
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        issuers.publish("/first", curve, TestIssuers.rsa("older", 2_048), FIRST_KEY);
        assertThat(userOf(tokens.verify(token(new JWSHeader.Builder(JWSAlgorithm.RS256), FIRST_KEY, claims("ada")))))
                .isEqualTo("ada");
    }

    /** Whoever knows the public key, which everybody does, could sign. */
    @Test
    void a_public_key_is_no_shared_secret() throws JOSEException {
        List<byte[]> secrets = List.of(
                FIRST_KEY.toRSAPublicKey().getEncoded(),
                FIRST_KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                ("-----BEGIN PUBLIC KEY-----\n"
                                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(
                                                FIRST_KEY.toRSAPublicKey().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
        for (byte[] secret : secrets) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID("first");
                assertThat(tokens.verify(signed(header, claims("ada"), new MACSigner(secret))))
                        .isEqualTo(UNKNOWN);
            }
        }
    }

    @Test
    void a_shared_secret_among_the_published_keys_does_not_count() throws JOSEException {
        byte[] secret = new byte[32];
        issuers.answer(
                "/first",
                "{\"keys\":["
                        + new OctetSequenceKey.Builder(secret)
                                .keyID("first")
                                .build()
                                .toJSONString() + "]}");
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first");
        assertThat(tokens.verify(signed(header, claims("ada"), new MACSigner(secret))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void an_unsigned_token_is_refused() throws JOSEException {
        assertThat(tokens.verify(new PlainJWT(claims("ada").build()).serialize()))
                .isEqualTo(UNKNOWN);
        String payload = claims("ada").build().toString();
        for (String algorithm : List.of("none", "None", "NONE", "", "RS256\\u0000")) {
            assertThat(tokens.verify(signedText("{\"alg\":\"" + algorithm + "\"}", payload)))
                    .isEqualTo(UNKNOWN);
        }
        String token = token(FIRST_KEY, claims("ada"));
        assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEqualTo(UNKNOWN);
        assertThat(issuers.requests).allMatch("/first"::equals);
    }

    @Test
    void only_the_keys_of_the_named_issuer_count() {
        assertThat(tokens.verify(token(SECOND_KEY, claims("ada")))).isEqualTo(UNKNOWN);
        RSAKey namedAlike = new RSAKey.Builder(SECOND_KEY).keyID("first").build();
        assertThat(tokens.verify(token(namedAlike, claims("ada")))).isEqualTo(UNKNOWN);
        JWTClaimsSet.Builder second = claims("ada").issuer(SECOND).claim(SECOND_CLAIM, "ada");
        assertThat(tokens.verify(token(FIRST_KEY, second))).isEqualTo(UNKNOWN);
        assertThat(userOf(tokens.verify(token(SECOND_KEY, second)))).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://first.id.test/",
                "https://FIRST.id.test",
                "first.id.test",
                "https://first.id.test ",
                "https://third.id.test",
                ""
            })
    void another_issuer_is_refused_and_not_asked(String issuer) {
        assertThat(tokens.verify(token(FIRST_KEY, claims("ada").issuer(issuer))))
                .isEqualTo(refused("wrong-issuer"));
        assertThat(tokens.verify(token(FIRST_KEY, claims("ada").issuer(null)))).isEqualTo(UNKNOWN);
        assertThat(issuers.requests).isEmpty();
    }

    @Test
    void a_token_for_another_server_is_refused() {
        for (List<String> audience : List.of(List.of("other"), List.of("Kith"), List.of("kith ", "other"))) {
            assertThat(tokens.verify(token(FIRST_KEY, claims("ada").audience(audience))))
                    .isEqualTo(refused("wrong-audience"));
        }
        assertThat(tokens.verify(token(FIRST_KEY, claims("ada").audience((String) null))))
                .isEqualTo(refused("wrong-audience"));
        assertThat(userOf(tokens.verify(token(FIRST_KEY, claims("ada").audience(List.of("other", "kith"))))))
                .isEqualTo("ada");
    }

    @Test
    void a_token_counts_between_its_times_with_a_minute_of_leeway() {
        IssuerTokens fixed = tokensAt(Clock.fixed(NOW, ZoneOffset.UTC));
        for (int seconds : List.of(-59, 0, 1, 3_600)) {
            assertThat(userOf(fixed.verify(
                            token(FIRST_KEY, claims("ada").expirationTime(Date.from(NOW.plusSeconds(seconds)))))))
                    .isEqualTo("ada");
        }
        for (int seconds : List.of(-60, -3_600)) {
            assertThat(fixed.verify(
                            token(FIRST_KEY, claims("ada").expirationTime(Date.from(NOW.plusSeconds(seconds))))))
                    .isEqualTo(refused("expired"));
        }
        JWTClaimsSet.Builder valid = claims("ada").expirationTime(Date.from(NOW.plusSeconds(600)));
        assertThat(userOf(fixed.verify(token(FIRST_KEY, valid.notBeforeTime(Date.from(NOW.plusSeconds(60)))))))
                .isEqualTo("ada");
        assertThat(fixed.verify(token(FIRST_KEY, valid.notBeforeTime(Date.from(NOW.plusSeconds(61))))))
                .isEqualTo(UNKNOWN);
        fixed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"exp\":null,", "\"exp\":\"4102444800\",", "\"exp\":true,", "\"exp\":{},", "\"exp\":[9],"})
    void a_token_that_never_ends_is_refused(String exp) throws JOSEException {
        String payload = "{" + exp + "\"iss\":\"" + FIRST + "\",\"aud\":\"kith\",\"sub\":\"ada\"}";
        assertThat(tokens.verify(signedText("{\"alg\":\"RS256\"}", payload))).isEqualTo(UNKNOWN);
    }

    @Test
    void times_out_of_all_bounds_are_refused_or_expire() throws JOSEException {
        for (String exp : List.of("-1", "0", "1e3", "9223372036854775807", "1e300", "-9223372036854775808", "1e999")) {
            String payload = "{\"exp\":" + exp + ",\"iss\":\"" + FIRST + "\",\"aud\":\"kith\",\"sub\":\"ada\"}";
            assertThat(tokens.verify(signedText("{\"alg\":\"RS256\"}", payload)))
                    .as(exp)
                    .isInstanceOf(IssuerTokens.Answer.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://first.id.test\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\",\"sub\":\"bob\"}",
                "{\"iss\":\"https://first.id.test\",\"iss\":\"https://first.id.test\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\"}",
                "{\"iss\":\"https://first.id.test\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\",\"\\u0073ub\":\"bob\"}",
                "{\"iss\":\"https://first.id.test\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\"}{}",
                "{\"iss\":\"https://first.id.test\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\\ud800\"}",
                "{\"iss\":\"https://first.id.test\",\"aud\":{\"kith\":1},\"exp\":4102444800,\"sub\":\"ada\"}",
                "{\"iss\":[\"https://first.id.test\"],\"aud\":\"kith\",\"exp\":4102444800,\"sub\":\"ada\"}",
                "[]",
                "7",
                ""
            })
    void a_payload_that_two_parsers_may_read_differently_is_refused(String payload) throws JOSEException {
        assertThat(tokens.verify(signedText("{\"alg\":\"RS256\"}", payload))).isIn(UNKNOWN, refused("wrong-audience"));
    }

    @Test
    void a_header_with_a_repeated_key_is_refused() throws JOSEException {
        String payload = claims("ada").build().toString();
        assertThat(userOf(tokens.verify(signedText("{\"alg\":\"RS256\"}", payload))))
                .isEqualTo("ada");
        assertThat(tokens.verify(signedText("{\"alg\":\"RS256\",\"alg\":\"RS256\"}", payload)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_claim_that_is_no_external_id_is_refused() throws JOSEException {
        for (String user : List.of(
                "null", "7", "true", "[\"ada\"]", "{}", "\"\"", "\"a\\u0000b\"", "\"" + "x".repeat(256) + "\"")) {
            String payload = "{\"iss\":\"" + FIRST + "\",\"aud\":\"kith\",\"exp\":4102444800,\"sub\":" + user + "}";
            assertThat(tokens.verify(signedText("{\"alg\":\"RS256\"}", payload)))
                    .as(user)
                    .isEqualTo(UNKNOWN);
        }
        assertThat(tokens.verify(token(FIRST_KEY, claims("ada").subject(null)))).isEqualTo(UNKNOWN);
    }

    /** The attacker signs, and says in the header where the key is. */
    @Test
    void addresses_and_keys_in_the_header_are_never_used() {
        RSAKey attacker = TestIssuers.rsa("first", 2_048);
        issuers.publish("/attacker", attacker);
        URI elsewhere = URI.create(issuers.address() + "/attacker");
        List<JWSHeader.Builder> headers = List.of(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").jwkURL(elsewhere),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").x509CertURL(elsewhere),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").jwk(attacker.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(attacker.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../attacker"),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(elsewhere.toString()));
        for (JWSHeader.Builder header : headers) {
            assertThat(tokens.verify(token(header, attacker, claims("ada")))).isEqualTo(UNKNOWN);
        }
        JWSHeader.Builder valid = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .jwkURL(elsewhere)
                .x509CertURL(elsewhere);
        assertThat(userOf(tokens.verify(token(valid, FIRST_KEY, claims("ada")))))
                .isEqualTo("ada");
        assertThat(issuers.requests).isNotEmpty().allMatch("/first"::equals);
    }

    @Test
    void parameters_that_change_what_is_signed_are_refused() throws JOSEException {
        String payload = claims("ada").build().toString();
        for (String more : List.of(
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[\"b64\"],\"b64\":true",
                "\"b64\":false")) {
            assertThat(tokens.verify(signedText("{\"alg\":\"RS256\"," + more + "}", payload)))
                    .as(more)
                    .isEqualTo(UNKNOWN);
        }
    }

    private static final List<String> VALUES = List.of(
            "null",
            "7",
            "1.5",
            "1e300",
            "-1",
            "true",
            "\"\"",
            "\"x\"",
            "\"https://x.test\"",
            "\"::\"",
            "[]",
            "[null]",
            "[7]",
            "[\"x\"]",
            "[[\"x\"]]",
            "{}",
            "{\"kty\":7}",
            "{\"kty\":\"RSA\"}",
            "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
            "{\"kty\":\"oct\",\"k\":\"AA\"}",
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}");

    /** Whatever is in a token, it has an answer: an exception would be an error of the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "typ",
                "cty",
                "crit",
                "jku",
                "jwk",
                "x5u",
                "x5t",
                "x5t#S256",
                "x5c",
                "kid",
                "b64",
                "iss",
                "epk",
                "p2c"
            })
    void no_parameter_of_the_header_is_an_error_of_the_server(String name) throws JOSEException {
        String payload = claims("ada").build().toString();
        for (String value : VALUES) {
            String header = "{\"alg\":\"RS256\",\"" + name + "\":" + value + "}";
            IssuerTokens.Answer answer = tokens.verify(signedText(header, payload));
            if (answer instanceof IssuerTokens.Answer.Valid) {
                assertThat(userOf(answer)).isEqualTo("ada");
                // null is as good as nothing
                assertThat(name.equals("crit") && !value.equals("null"))
                        .as(header)
                        .isFalse();
            } else {
                assertThat(answer).as(header).isEqualTo(UNKNOWN);
            }
        }
        assertThat(issuers.requests).allMatch("/first"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "nbf", "iat", "sub", "jti", "scope"})
    void no_claim_is_an_error_of_the_server(String name) throws JOSEException {
        for (String value : VALUES) {
            String payload = "{\"" + name + "\":" + value;
            for (String claim :
                    List.of("\"iss\":\"" + FIRST + "\"", "\"aud\":\"kith\"", "\"exp\":4102444800", "\"sub\":\"ada\"")) {
                payload += claim.startsWith("\"" + name + "\"") ? "" : "," + claim;
            }
            IssuerTokens.Answer answer = tokens.verify(signedText("{\"alg\":\"RS256\"}", payload + "}"));
            if (answer instanceof IssuerTokens.Answer.Valid) {
                assertThat(name).as(payload).isNotIn("iss", "aud", "exp");
                assertThat(userOf(answer)).isIn("ada", "x", "https://x.test", "::");
            } else {
                assertThat(answer).as(payload).isInstanceOf(IssuerTokens.Answer.Refused.class);
            }
        }
    }

    @Test
    void a_token_has_a_bounded_length() {
        String longest = token(FIRST_KEY, claims("ada").claim("x", "x".repeat(3_900)));
        assertThat(longest.length()).isBetween(5_000, IssuerTokens.MAX_LENGTH);
        assertThat(userOf(tokens.verify(longest))).isEqualTo("ada");
        String longer = token(FIRST_KEY, claims("ada").claim("x", "x".repeat(4_300)));
        assertThat(longer.length()).isGreaterThan(IssuerTokens.MAX_LENGTH);
        assertThat(tokens.verify(longer)).isEqualTo(UNKNOWN);
    }

    @Test
    void weak_keys_and_keys_for_encryption_do_not_count() {
        RSAKey weak = TestIssuers.rsa("weak", 1_024);
        RSAKey encrypting = new RSAKey.Builder(TestIssuers.rsa("encrypting", 2_048))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        issuers.publish("/first", weak, encrypting);
        assertThat(tokens.verify(token(weak, claims("ada")))).isEqualTo(UNKNOWN);
        assertThat(tokens.verify(token(encrypting, claims("ada")))).isEqualTo(UNKNOWN);
    }

    /** One signed character is changed, and nothing else. */
    @Test
    void a_changed_token_is_refused() {
        String token = token(FIRST_KEY, claims("ada"));
        Random random = new Random(20261128);
        for (int i = 0; i < 300; i++) {
            int place = random.nextInt(token.length());
            char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".charAt(random.nextInt(65));
            if (token.charAt(place) != other) {
                String changed = token.substring(0, place) + other + token.substring(place + 1);
                assertThat(tokens.verify(changed))
                        .as("seed 20261128, " + changed)
                        .isInstanceOf(IssuerTokens.Answer.Refused.class);
            }
        }
        for (String changed :
                List.of(token + "=", token + ".", " " + token, token + "\n", token + ".a.b", "." + token)) {
            assertThat(tokens.verify(changed)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void a_new_key_of_the_issuer_is_found() {
        userOf(tokens.verify(token(FIRST_KEY, claims("ada"))));
        RSAKey next = TestIssuers.rsa("next", 2_048);
        issuers.publish("/first", FIRST_KEY, next);
        assertThat(userOf(tokens.verify(token(next, claims("ada"))))).isEqualTo("ada");
    }

    /** Else anybody could make the server send requests. */
    @Test
    void unknown_keys_cause_few_downloads() {
        String valid = token(FIRST_KEY, claims("ada"));
        userOf(tokens.verify(valid));
        for (int i = 0; i < 50; i++) {
            RSAKey unknown = new RSAKey.Builder(SECOND_KEY).keyID("unknown" + i).build();
            assertThat(tokens.verify(token(unknown, claims("ada")))).isEqualTo(UNKNOWN);
        }
        assertThat(issuers.requests).hasSizeBetween(2, 3);
        assertThat(userOf(tokens.verify(valid))).isEqualTo("ada");
    }

    private static void isUnavailable(Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ApiError.class,
                        error -> assertThat(error.status().getCode()).isEqualTo(503));
    }

    @Test
    void without_keys_the_answer_is_that_they_are_not_there() {
        String token = token(FIRST_KEY, claims("ada"));
        issuers.fail(500);
        isUnavailable(() -> tokens.verify(token));
        issuers.fail(200);
        for (String body : List.of("", "{", "[]", "{\"keys\":7}", "<html>")) {
            issuers.answer("/first", body);
            try (TestIssuers other = new TestIssuers()) {
                other.answer("/first", body);
                IssuerTokens fresh = new IssuerTokens(TestIssuers.settings(other.address()), Clock.systemUTC());
                isUnavailable(() -> fresh.verify(token));
                fresh.close();
            }
        }
    }

    @Test
    void an_issuer_without_keys_has_no_valid_token() {
        issuers.answer("/first", "{\"keys\":[]}");
        assertThat(tokens.verify(token(FIRST_KEY, claims("ada")))).isEqualTo(UNKNOWN);
    }

    @Test
    void redirects_are_not_followed() {
        issuers.fail(302);
        issuers.publish("/elsewhere", FIRST_KEY);
        isUnavailable(() -> tokens.verify(token(FIRST_KEY, claims("ada"))));
        assertThat(issuers.requests).isNotEmpty().allMatch("/first"::equals);
    }

    @Test
    void a_key_set_has_a_bounded_size() {
        issuers.answer("/first", "{\"x\":\"" + "x".repeat(300_000) + "\",\"keys\":[]}");
        isUnavailable(() -> tokens.verify(token(FIRST_KEY, claims("ada"))));
    }

    @Test
    void the_last_keys_are_good_while_the_issuer_is_down() {
        String token = token(FIRST_KEY, claims("ada"));
        userOf(tokens.verify(token));
        issuers.fail(503);
        RSAKey unknown = new RSAKey.Builder(SECOND_KEY).keyID("unknown").build();
        assertThat(tokens.verify(token(unknown, claims("ada")))).isEqualTo(UNKNOWN);
        assertThat(userOf(tokens.verify(token))).isEqualTo("ada");
    }

    @Test
    void a_slow_issuer_holds_nobody_for_long() throws Exception {
        issuers.slowDown();
        String token = token(FIRST_KEY, claims("ada"));
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = Stream.<Future<?>>generate(
                            () -> callers.submit(() -> isUnavailable(() -> tokens.verify(token))))
                    .limit(100)
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        // the second download of the interval
        isUnavailable(() -> tokens.verify(token));
        long later = System.nanoTime();
        isUnavailable(() -> tokens.verify(token));
        assertThat(Duration.ofNanos(System.nanoTime() - later)).isLessThan(Duration.ofSeconds(1));
        assertThat(Set.copyOf(issuers.requests)).isEqualTo(Set.of("/first"));
    }

    @Test
    void without_issuers_no_token_is_accepted() {
        IssuerTokens none = new IssuerTokens(TestIssuers.settings(""), Clock.systemUTC());
        assertThat(none.verify(token(FIRST_KEY, claims("ada")))).isEqualTo(refused("wrong-issuer"));
        assertThat(none.verify("x")).isEqualTo(UNKNOWN);
        none.close();
    }
}
