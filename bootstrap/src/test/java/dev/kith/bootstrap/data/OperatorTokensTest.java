package dev.kith.bootstrap.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.bootstrap.commandline.DurationConverter;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class OperatorTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final OperatorTokens tokens =
            new OperatorTokens(new OperatorSecret(SECRET, null, false), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_token_says_whose_it_is_that_it_is_for_access_and_how_long() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.issue(new UserId(7), Duration.ofHours(2)));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(token.verify(new MACVerifier(SECRET.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsOnlyKeys("user_id", "token_type", "jti", "iat", "exp")
                .containsEntry("user_id", 7L)
                .containsEntry("token_type", "access")
                .containsEntry("iat", Date.from(NOW))
                .containsEntry("exp", Date.from(NOW.plusSeconds(7_200)));
    }

    @Test
    void a_limited_token_says_whom_it_was_given_to_and_for_what() throws Exception {
        TokenScope limits = new TokenScope(new AppKey("app"), Set.of("user.search", "user.follow"));
        assertThat(SignedJWT.parse(tokens.issue(new UserId(7), Duration.ofHours(2), limits))
                        .getJWTClaimsSet()
                        .getClaims())
                .containsOnlyKeys("user_id", "token_type", "jti", "iat", "exp", "client_id", "scope")
                .containsEntry("client_id", "app")
                .containsEntry("scope", "user.follow user.search");
    }

    @Test
    void no_two_tokens_are_alike() {
        assertThat(tokens.issue(new UserId(7), Duration.ofHours(2)))
                .isNotEqualTo(tokens.issue(new UserId(7), Duration.ofHours(2)));
    }

    @Test
    void times_are_written_the_short_way() {
        DurationConverter times = new DurationConverter();
        assertThat(times.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(times.convert("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(times.convert("7d")).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> times.convert("soon")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> times.convert("-1h")).isInstanceOf(TypeConversionException.class);
    }
}
