package dev.kith.http.graph.issuer;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.kith.http.wire.ApiError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * The keys of an issuer. They are downloaded when they are first needed, again before they are old, and when a token
 * names an unknown one.
 */
final class IssuerKeys implements AutoCloseable {

    /** How long keys are good. In the last {@link #AHEAD} of it the next ones are downloaded, and nobody waits. */
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** At most two downloads in this time, however many unknown keys are asked for. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** How long the last keys are good while the issuer does not answer. */
    private static final Duration MAX_OUTAGE = Duration.ofHours(4);

    /** The most keys that are tried for a token that names none. */
    private static final int MAX_TRIED = 10;

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> source;

    IssuerKeys(JWKSetSource<SecurityContext> download) {
        this.source = JWKSourceBuilder.create(download)
                .cache(MAX_AGE.toMillis(), KeySetDownload.MAX_TIME.toMillis())
                .refreshAheadCache(AHEAD.toMillis(), false)
                .rateLimited(INTERVAL.toMillis())
                .outageTolerant(MAX_OUTAGE.toMillis())
                .build();
    }

    /**
     * The keys that may have signed a token, by its algorithm and by the id that it names. Addresses and keys in the
     * header do not count.
     *
     * @throws ApiError 503 if the keys of the issuer are not there
     */
    List<JWK> of(JWSHeader header) {
        try {
            source.get(ANY, null);
        } catch (KeySourceException e) {
            throw ApiError.unavailable("The issuer of the token does not answer with its keys; try again later.");
        }
        try {
            return source.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null).stream()
                    .limit(MAX_TRIED)
                    .toList();
        } catch (KeySourceException e) {
            // the keys that are there have none for the token, and it is too early for others
            return List.of();
        }
    }

    @Override
    public void close() {
        if (source instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
