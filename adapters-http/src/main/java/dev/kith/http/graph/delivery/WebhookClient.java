package dev.kith.http.graph.delivery;

import dev.kith.domain.webhook.Reply;
import dev.kith.domain.webhook.Webhook;
import dev.kith.http.home.KithVersion;
import dev.kith.http.wire.input.WholeNumbers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to webhooks, signed as Standard Webhooks says. A request takes {@link #MAX_TIME} at most, follows no
 * redirect, and reads the beginning of the answer only.
 */
@Singleton
public final class WebhookClient {

    static final Duration MAX_TIME = Duration.ofSeconds(15);

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    /** What is read of an answer, in bytes. A connection with a longer answer is closed. */
    static final int MAX_ANSWER = 1_024;

    /** In seconds, more than a webhook ever pauses. */
    private static final long MAX_RETRY_AFTER = 1_000_000;

    private static final ContentType JSON = ContentType.create("application/json");

    /** Nobody looks up a name but {@link WebhookTargets}. */
    private static final DnsResolver NONE = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    };

    private final WebhookTargets targets;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookClient(WebhookTargets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(NONE)
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(1_024)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT_TIME))
                                .setSocketTimeout(Timeout.of(MAX_TIME))
                                .setTimeToLive(Timeout.ofMinutes(1))
                                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Kith/" + KithVersion.text())
                .build();
    }

    /** @param id the same for each attempt to send the body */
    public Reply send(Webhook webhook, String id, byte[] body) {
        long started = System.nanoTime();
        try {
            Instant now = clock.instant();
            HttpPost request = new HttpPost(URI.create(webhook.url().toASCIIString()));
            request.setHeader("webhook-id", id);
            request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
            request.setHeader("webhook-signature", Signatures.of(webhook.signing(now), id, now, body));
            request.setEntity(new ByteArrayEntity(body, JSON));
            return send(request, webhook.url(), started);
        } catch (IOException | RuntimeException failure) {
            return Reply.failed(millis(started), error(failure, started));
        }
    }

    private Reply send(HttpPost request, URI url, long started) throws IOException {
        List<InetAddress> addresses = targets.resolve(url);
        long left = MAX_TIME.toMillis() - millis(started);
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, Math.max(0, left), TimeUnit.MILLISECONDS);
        try {
            for (int place = 0; ; place++) {
                try {
                    return exchange(request, target(url, addresses.get(place)), started);
                } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException failure) {
                    if (place == addresses.size() - 1 || request.isCancelled()) {
                        throw failure;
                    }
                }
            }
        } finally {
            deadline.cancel(false);
        }
    }

    /** The name is for the certificate and the header Host, the address for the connection. */
    private static HttpHost target(URI url, InetAddress address) {
        String scheme = "https".equalsIgnoreCase(url.getScheme()) ? "https" : "http";
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return new HttpHost(scheme, address, WebhookTargets.host(url), port);
    }

    private Reply exchange(HttpPost request, HttpHost target, long started) throws IOException {
        ClassicHttpResponse response = http.executeOpen(target, request, HttpCoreContext.create());
        String answer = beginning(response.getEntity(), request);
        close(response);
        return new Reply(
                response.getCode(), millis(started), null, answer.isEmpty() ? null : answer, retryAfter(response));
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException cut) {
            // its connection is closed already
        }
    }

    /** Of an answer that ends too late, or in the middle, the status counts. */
    private static String beginning(@Nullable HttpEntity entity, HttpPost request) {
        byte[] bytes = new byte[MAX_ANSWER];
        int length = 0;
        boolean isWhole = entity == null;
        try (InputStream none = InputStream.nullInputStream()) {
            InputStream content = entity == null ? none : entity.getContent();
            while (!isWhole && length < MAX_ANSWER) {
                int read = content.read(bytes, length, MAX_ANSWER - length);
                isWhole = read < 0;
                length += Math.max(0, read);
            }
        } catch (IOException cut) {
            // what was read counts
        }
        if (!isWhole) {
            // to close the answer would read the rest of it
            request.cancel();
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        String text = header == null || header.getValue() == null
                ? ""
                : header.getValue().trim();
        OptionalLong seconds = WholeNumbers.parse(text);
        if (seconds.isPresent()) {
            return Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 0, MAX_RETRY_AFTER));
        }
        try {
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), moment);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static long millis(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

    /** A word that tells the owner of the webhook what to look at, and nothing about other hosts. */
    private static String error(Exception failure, long started) {
        if (millis(started) >= MAX_TIME.toMillis() - 100) {
            return "no answer in " + MAX_TIME.toSeconds() + " s";
        }
        return switch (failure) {
            case WebhookTargets.Refused refused -> "target is not public";
            case UnknownHostException unknown -> "unknown host";
            case SSLException tls -> "TLS failed";
            case ConnectTimeoutException slow -> "cannot connect";
            case ConnectException refused -> "cannot connect";
            case NoRouteToHostException none -> "cannot connect";
            default -> "connection failed";
        };
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
