package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.http.ApiClient;
import dev.kith.http.wire.input.FormParameter;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A registered application that signs requests, on demand with missing or wrong parameters. */
@Singleton
public final class SigningApp {

    public static final String FORM = "application/x-www-form-urlencoded";

    /** Where a request carries the OAuth parameters. */
    public enum ParameterLocation {
        HEADER,
        QUERY,
        BODY
    }

    /** A token and its secret. */
    public record TokenCredentials(String token, String secret) {

        public static final TokenCredentials NONE = new TokenCredentials("", "");

        /** For requests that the application signs without a token. */
        public static TokenCredentials ofNoUser() {
            return NONE;
        }

        public static TokenCredentials of(ApiClient.Response answer) {
            Map<String, String> values = RequestParameters.ofForm(answer.raw().body()).stream()
                    .collect(Collectors.toMap(FormParameter::name, FormParameter::value));
            return new TokenCredentials(values.get("oauth_token"), values.get("oauth_token_secret"));
        }
    }

    private final ApiClient api;
    private final EmbeddedServer server;
    private final SecureRandom random = new SecureRandom();
    private final App app;

    public SigningApp(ApiClient api, EmbeddedServer server, Apps apps) {
        this.api = api;
        this.server = server;
        this.app = new RegisterApp(apps, Clock.systemUTC(), () -> Secret.random(random)).handle("Gallery <b>");
    }

    public App app() {
        return app;
    }

    public String consumerKey() {
        return app.key().value();
    }

    /** @param overrides OAuth parameters to add or replace; null removes one */
    public ApiClient.Response send(
            String method,
            String path,
            ParameterLocation location,
            SignatureMethod signatureMethod,
            TokenCredentials key,
            String form,
            Map<String, @Nullable String> overrides) {
        URI uri = server.getURI().resolve(path);
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("oauth_consumer_key", consumerKey());
        protocol.put("oauth_token", key.token());
        protocol.put(
                "oauth_signature_method", signatureMethod == SignatureMethod.HMAC_SHA1 ? "HMAC-SHA1" : "HMAC-SHA256");
        protocol.put("oauth_timestamp", Long.toString(Instant.now().getEpochSecond()));
        protocol.put("oauth_nonce", UUID.randomUUID().toString());
        protocol.put("oauth_version", "1.0");
        overrides.forEach((name, value) -> {
            if (value == null) {
                protocol.remove(name);
            } else {
                protocol.put(name, value);
            }
        });
        if (key.equals(TokenCredentials.NONE)) {
            protocol.remove("oauth_token");
        }
        List<FormParameter> signed = new ArrayList<>(RequestParameters.ofForm(uri.getRawQuery()));
        signed.addAll(RequestParameters.ofForm(form));
        protocol.forEach((name, value) -> signed.add(new FormParameter(name, value)));
        if (!overrides.containsKey("oauth_signature")) {
            protocol.put(
                    "oauth_signature",
                    signatureMethod.sign(
                            SignatureBaseString.of(method, uri, signed),
                            app.secret().text(),
                            key.secret()));
        }
        String pairs = protocol.entrySet().stream()
                .map(pair -> SignatureBaseString.percentEncode(pair.getKey()) + "="
                        + SignatureBaseString.percentEncode(pair.getValue()))
                .collect(Collectors.joining("&"));
        String header = "OAuth realm=\"x, y\", "
                + Arrays.stream(pairs.split("&"))
                        .map(pair -> pair.replace("=", "=\"") + "\"")
                        .collect(Collectors.joining(", "));
        boolean isForm = !form.isEmpty() || location == ParameterLocation.BODY;
        String body = location == ParameterLocation.BODY ? (form.isEmpty() ? pairs : form + "&" + pairs) : form;
        String address = location == ParameterLocation.QUERY ? path + (path.contains("?") ? "&" : "?") + pairs : path;
        List<String> headers = new ArrayList<>();
        if (location == ParameterLocation.HEADER) {
            headers.addAll(List.of("Authorization", header));
        }
        if (isForm) {
            headers.addAll(List.of("Content-Type", FORM));
        }
        return api.send(method, address, isForm ? body : null, headers.toArray(String[]::new));
    }

    /** The Authorization header of a request that is signed for an address, which may be that of a proxy. */
    public String authorization(String method, String address, TokenCredentials key) {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("oauth_consumer_key", consumerKey());
        protocol.put("oauth_token", key.token());
        protocol.put("oauth_signature_method", "HMAC-SHA256");
        protocol.put("oauth_timestamp", Long.toString(Instant.now().getEpochSecond()));
        protocol.put("oauth_nonce", UUID.randomUUID().toString());
        List<FormParameter> signed = protocol.entrySet().stream()
                .map(pair -> new FormParameter(pair.getKey(), pair.getValue()))
                .toList();
        protocol.put(
                "oauth_signature",
                SignatureMethod.HMAC_SHA256.sign(
                        SignatureBaseString.of(method, URI.create(address), signed),
                        app.secret().text(),
                        key.secret()));
        return protocol.entrySet().stream()
                .map(pair -> pair.getKey() + "=\"" + SignatureBaseString.percentEncode(pair.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    public ApiClient.Response send(String method, String path, TokenCredentials key, String form) {
        return send(method, path, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, form, Map.of());
    }

    public ApiClient.Response get(String path, TokenCredentials key) {
        return send("GET", path, key, "");
    }

    public ApiClient.Response oauth(String path, TokenCredentials key, Map<String, @Nullable String> overrides) {
        return send(
                "POST",
                "/px/v1/oauth/" + path,
                ParameterLocation.HEADER,
                SignatureMethod.HMAC_SHA1,
                key,
                "",
                overrides);
    }

    public TokenCredentials requestToken(String callback) {
        return TokenCredentials.of(oauth("request_token", TokenCredentials.NONE, Map.of("oauth_callback", callback)));
    }

    public ApiClient.Response decide(TokenCredentials request, String answer, String name, String password) {
        return api.post(
                "/px/v1/oauth/authorize",
                "oauth_token=" + request.token() + "&username=" + name + "&password=" + password + "&answer=" + answer,
                "Content-Type",
                FORM);
    }

    /** Requests a token and approves it. */
    public ApiClient.Response allow(String name, String password) {
        return decide(requestToken("oob"), "allow", name, password);
    }

    /** The parameters of the address to which the user is redirected. */
    public static Map<String, String> redirectParameters(ApiClient.Response answer) {
        Map<String, String> values = new HashMap<>();
        RequestParameters.ofForm(
                        URI.create(answer.raw().headers().firstValue("Location").orElseThrow())
                                .getRawQuery())
                .forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return values;
    }

    /** Goes through all three legs; returns the access token. */
    public TokenCredentials signIn(String name, String password) {
        TokenCredentials request = requestToken("https://app.example.org/back");
        String verifier =
                redirectParameters(decide(request, "allow", name, password)).get("oauth_verifier");
        return TokenCredentials.of(oauth("access_token", request, Map.of("oauth_verifier", verifier)));
    }
}
