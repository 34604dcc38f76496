package dev.kith.http.px.oauth;

import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.http.Api;
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

/** An application for the tests, registered and able to sign as it should, or as it is told to. */
@Singleton
public final class SigningApp {

    static final String FORM = "application/x-www-form-urlencoded";

    /** Where OAuth's parameters travel. */
    enum Place {
        HEADER,
        QUERY,
        BODY
    }

    /** A token and its secret. */
    public record Key(String token, String secret) {

        static final Key NONE = new Key("", "");

        /** For requests that the application signs for no user. */
        public static Key ofNoUser() {
            return NONE;
        }

        static Key of(Api.Answer answer) {
            Map<String, String> values = Parameter.ofForm(answer.raw().body()).stream()
                    .collect(Collectors.toMap(Parameter::name, Parameter::value));
            return new Key(values.get("oauth_token"), values.get("oauth_token_secret"));
        }
    }

    private final Api api;
    private final EmbeddedServer server;
    private final SecureRandom random = new SecureRandom();
    private final App app;

    SigningApp(Api api, EmbeddedServer server, Apps apps) {
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

    /** @param own further parameters of OAuth, or others than usual; null leaves one out */
    Api.Answer send(String method, String path, Place place, SignatureMethod how, Key key, String form, Map<String, @Nullable String> own) {
        URI uri = server.getURI().resolve(path);
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("oauth_consumer_key", consumerKey());
        protocol.put("oauth_token", key.token());
        protocol.put("oauth_signature_method", how == SignatureMethod.HMAC_SHA1 ? "HMAC-SHA1" : "HMAC-SHA256");
        protocol.put("oauth_timestamp", Long.toString(Instant.now().getEpochSecond()));
        protocol.put("oauth_nonce", UUID.randomUUID().toString());
        protocol.put("oauth_version", "1.0");
        own.forEach((name, value) -> {
            if (value == null) {
                protocol.remove(name);
            } else {
                protocol.put(name, value);
            }
        });
        if (key.equals(Key.NONE)) {
            protocol.remove("oauth_token");
        }
        List<Parameter> all = new ArrayList<>(Parameter.ofForm(uri.getRawQuery()));
        all.addAll(Parameter.ofForm(form));
        protocol.forEach((name, value) -> all.add(new Parameter(name, value)));
        if (!own.containsKey("oauth_signature")) {
            protocol.put("oauth_signature", how.sign(BaseString.of(method, uri, all), app.secret().text(), key.secret()));
        }
        String pairs = protocol.entrySet().stream()
                .map(pair -> BaseString.encoded(pair.getKey()) + "=" + BaseString.encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        String header = "OAuth realm=\"x, y\", " + Arrays.stream(pairs.split("&"))
                .map(pair -> pair.replace("=", "=\"") + "\"")
                .collect(Collectors.joining(", "));
        boolean isForm = !form.isEmpty() || place == Place.BODY;
        String body = place == Place.BODY ? (form.isEmpty() ? pairs : form + "&" + pairs) : form;
        String address = place == Place.QUERY ? path + (path.contains("?") ? "&" : "?") + pairs : path;
        List<String> headers = new ArrayList<>();
        if (place == Place.HEADER) {
            headers.addAll(List.of("Authorization", header));
        }
        if (isForm) {
            headers.addAll(List.of("Content-Type", FORM));
        }
        return api.send(method, address, isForm ? body : null, headers.toArray(String[]::new));
    }

    public Api.Answer send(String method, String path, Key key, String form) {
        return send(method, path, Place.HEADER, SignatureMethod.HMAC_SHA1, key, form, Map.of());
    }

    public Api.Answer get(String path, Key key) {
        return send("GET", path, key, "");
    }

    Api.Answer oauth(String path, Key key, Map<String, @Nullable String> own) {
        return send("POST", "/px/v1/oauth/" + path, Place.HEADER, SignatureMethod.HMAC_SHA1, key, "", own);
    }

    Key requestToken(String callback) {
        return Key.of(oauth("request_token", Key.NONE, Map.of("oauth_callback", callback)));
    }

    Api.Answer decide(Key request, String answer, String name, String password) {
        return api.post("/px/v1/oauth/authorize",
                "oauth_token=" + request.token() + "&username=" + name + "&password=" + password + "&answer=" + answer, "Content-Type", FORM);
    }

    /** Someone says yes to a request of their own. */
    public Api.Answer allow(String name, String password) {
        return decide(requestToken("oob"), "allow", name, password);
    }

    /** Where the user is sent to, taken apart. */
    static Map<String, String> brought(Api.Answer answer) {
        Map<String, String> values = new HashMap<>();
        Parameter.ofForm(URI.create(answer.raw().headers().firstValue("Location").orElseThrow()).getRawQuery())
                .forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return values;
    }

    /** All three legs. */
    public Key signIn(String name, String password) {
        Key request = requestToken("https://app.example.org/back");
        String verifier = brought(decide(request, "allow", name, password)).get("oauth_verifier");
        return Key.of(oauth("access_token", request, Map.of("oauth_verifier", verifier)));
    }
}
