package dev.kith.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.http.graph.GraphDocument;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Calls the server under test with the JDK's HTTP client, which shares no code with the server. */
@Singleton
public final class ApiClient {

    /** A response. {@code json} is empty unless the body is a JSON object. */
    public record Response(int status, HttpResponse<String> raw, Map<String, Object> json) {

        public Object get(String key) {
            return json.get(key);
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> results() {
            return (List<Map<String, Object>>) json.get("results");
        }

        public List<Long> ids() {
            return results().stream()
                    .map(user -> ((Number) user.get("id")).longValue())
                    .toList();
        }

        @SuppressWarnings("unchecked")
        public Map<String, Object> user() {
            return (Map<String, Object>) json.get("user");
        }

        public long count() {
            return ((Number) json.get("count")).longValue();
        }

        /** The code of the first error; prefixed with the field if it belongs to one. */
        @SuppressWarnings("unchecked")
        public String code() {
            Map<String, Object> first = ((List<Map<String, Object>>) json.get("errors")).getFirst();
            return first.containsKey("messages")
                    ? first.get("field") + ":"
                            + ((List<Map<String, Object>>) first.get("messages"))
                                    .getFirst()
                                    .get("code")
                    : (String) first.get("code");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;
    private final JsonMapper json;
    private final String secret;

    ApiClient(
            EmbeddedServer server,
            JsonMapper json,
            @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}") String secret) {
        this.server = server;
        this.json = json;
        this.secret = secret;
    }

    public Response get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Response post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Response send(String method, String path, String body, String... headers) {
        URI uri = path.startsWith("http") ? URI.create(path) : server.getURI().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), ApiClient::body);
            GraphDocument.check(method, uri.getRawPath(), response.statusCode(), response.headers(), response.body());
            return new Response(response.statusCode(), response, object(response.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The text of a body. */
    private static BodySubscriber<String> body(ResponseInfo answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
                ? new Beginning()
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    /** The first bytes of a stream, which has no end. */
    private static final class Beginning implements BodySubscriber<String> {

        private final CompletableFuture<String> text = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            text.complete(StandardCharsets.UTF_8.decode(bytes.getFirst()).toString());
            Objects.requireNonNull(subscription).cancel();
        }

        @Override
        public void onError(Throwable why) {
            text.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            text.complete("");
        }
    }

    private Map<String, Object> object(String body) {
        try {
            return body.startsWith("{") ? json.readValue(body, Argument.mapOf(String.class, Object.class)) : Map.of();
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** The Authorization header of a signed-in user: its name and its value. */
    public String[] as(long user) {
        return new String[] {"Authorization", "Bearer " + token(user)};
    }

    public String[] as(long user, String... more) {
        String[] headers = new String[2 + more.length];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + token(user);
        System.arraycopy(more, 0, headers, 2, more.length);
        return headers;
    }

    public String token(long user) {
        return token(claims(user).build());
    }

    public static JWTClaimsSet.Builder claims(long user) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .claim("user_id", user)
                .claim("token_type", "access")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    public String token(JWTClaimsSet claims) {
        return token(claims, secret);
    }

    public static String token(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
