package dev.kith.http.graph.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.user.ExternalId;
import dev.kith.http.security.token.SignedTokens;
import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.settings.IssuerSettings.Issuer;
import dev.kith.http.wire.input.StrictJson;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens of the issuers that the operator names. A token names its issuer by {@code iss}, and only the keys of
 * that issuer count. {@link dev.kith.http.security.token.TokenVerifier} knows nothing of them, so no other API accepts
 * such a token, whatever it claims.
 */
@Singleton
public final class IssuerTokens {

    public sealed interface Answer {

        /** @param issuer who issued the token */
        record Valid(Issuer issuer, ExternalId user) implements Answer {}

        /** @param reason why, as a word for programs */
        record Refused(String reason) implements Answer {}
    }

    /** The longest token, in characters. */
    static final int MAX_LENGTH = 6_000;

    /** How far the clocks of two servers may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final int MAX_DEPTH = 20;

    private static final Answer.Refused UNKNOWN = new Answer.Refused("unknown");

    /** An issuer whose tokens are accepted. */
    private record Known(Issuer issuer, IssuerKeys keys) {}

    private final Map<String, Known> known = new HashMap<>();
    private final @Nullable HttpClient http;
    private final Clock clock;

    IssuerTokens(IssuerSettings settings, Clock clock) {
        this.clock = clock;
        this.http = settings.issuers().isEmpty()
                ? null
                : HttpClient.newBuilder()
                        .connectTimeout(KeySetDownload.MAX_TIME)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        if (http != null) {
            settings.issuers()
                    .forEach(issuer -> known.put(
                            issuer.name(), new Known(issuer, new IssuerKeys(new KeySetDownload(issuer, http)))));
        }
    }

    /**
     * @throws dev.kith.http.wire.ApiError 503 if the keys of the issuer are not there. A caller waits four seconds for
     *     them at most
     */
    public Answer verify(String text) {
        SignedJWT token = text.length() > MAX_LENGTH
                ? null
                : SignedTokens.parse(text).filter(IssuerTokens::isPlain).orElse(null);
        if (token == null) {
            return UNKNOWN;
        }
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Known named = claims.getIssuer() == null ? null : known.get(claims.getIssuer());
            JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
            if (!PublicKeySignatures.ALGORITHMS.contains(algorithm) || claims.getIssuer() == null) {
                return UNKNOWN;
            }
            return named == null ? new Answer.Refused("wrong-issuer") : verify(token, claims, named);
        } catch (ParseException e) {
            return UNKNOWN;
        }
    }

    /**
     * Whether every parser reads the token alike: without repeated keys, and without parameters of the header that
     * change what is signed.
     */
    private static boolean isPlain(SignedJWT token) {
        JWSHeader header = token.getHeader();
        return header.getCriticalParams() == null
                && header.isBase64URLEncodePayload()
                && Arrays.stream(token.getParsedParts()).limit(2).allMatch(IssuerTokens::isStrictJson);
    }

    private static boolean isStrictJson(Base64URL part) {
        try {
            StrictJson.require(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(part.decode()))
                            .toString(),
                    MAX_DEPTH);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Answer verify(SignedJWT token, JWTClaimsSet claims, Known named) {
        Issuer issuer = named.issuer();
        if (named.keys().of(token.getHeader()).stream().noneMatch(key -> PublicKeySignatures.verify(token, key))) {
            return UNKNOWN;
        }
        if (!claims.getAudience().contains(issuer.audience())) {
            return new Answer.Refused("wrong-audience");
        }
        Instant now = clock.instant();
        Date begins = claims.getNotBeforeTime();
        Date ends = claims.getExpirationTime();
        if (ends == null || (begins != null && now.plus(LEEWAY).isBefore(begins.toInstant()))) {
            return UNKNOWN;
        }
        if (!now.isBefore(ends.toInstant().plus(LEEWAY))) {
            return new Answer.Refused("expired");
        }
        // the claims of the library have a number as the text of a subject
        return token.getPayload().toJSONObject().get(issuer.userClaim()) instanceof String user
                        && ExternalId.isWellFormed(user)
                ? new Answer.Valid(issuer, new ExternalId(user))
                : UNKNOWN;
    }

    @PreDestroy
    void close() {
        known.values().forEach(issuer -> issuer.keys().close());
        if (http != null) {
            http.shutdownNow();
        }
    }
}
