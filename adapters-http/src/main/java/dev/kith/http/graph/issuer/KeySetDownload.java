package dev.kith.http.graph.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.kith.http.settings.IssuerSettings.Issuer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Downloads the keys of an issuer. A download takes two seconds at most, and follows no redirects. */
final class KeySetDownload implements JWKSetSource<SecurityContext> {

    static final Duration MAX_TIME = Duration.ofSeconds(2);

    private static final int MAX_BYTES = 256 * 1024;

    private static final Logger LOG = System.getLogger(KeySetDownload.class.getName());

    private final Issuer issuer;
    private final HttpClient http;

    /** @param http a client that follows no redirects */
    KeySetDownload(Issuer issuer, HttpClient http) {
        this.issuer = issuer;
        this.http = http;
    }

    @Override
    public JWKSet getJWKSet(
            @Nullable JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(new String(download(), StandardCharsets.UTF_8));
        } catch (KeySourceException failure) {
            LOG.log(
                    Level.WARNING,
                    "The keys of the issuer " + issuer.name() + " are not there: " + failure.getMessage());
            throw failure;
        } catch (ParseException failure) {
            LOG.log(Level.WARNING, "The keys of the issuer " + issuer.name() + " are no JSON Web Key Set", failure);
            throw new JWKSetParseException("no JSON Web Key Set", failure);
        }
    }

    private byte[] download() throws KeySourceException {
        HttpRequest request = HttpRequest.newBuilder(issuer.keys())
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(MAX_TIME.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new JWKSetRetrievalException("status " + response.statusCode(), null);
            }
            return response.body();
        } catch (ExecutionException failure) {
            throw new JWKSetRetrievalException(String.valueOf(failure.getCause()), failure);
        } catch (TimeoutException failure) {
            throw new JWKSetRetrievalException("no whole answer in " + MAX_TIME.toSeconds() + " s", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new JWKSetRetrievalException("interrupted", failure);
        } finally {
            answer.cancel(true);
        }
    }

    /** The client is closed by who opened it. */
    @Override
    public void close() {
        // nothing of its own is open
    }
}
