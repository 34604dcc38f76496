package dev.kith.bootstrap.key;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.RotateKey;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.data.RunningServer;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeySecret;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.graph.caller.CommandTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of a server on this machine that has the graph open, by its graph API. */
final class ServerKeys implements OperatorKeys {

    private static final String PATH = "/graph/v1/keys";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI url;
    private final CommandTokens tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(TIMEOUT)
            .build();

    ServerKeys(RunningServer server) {
        if (server.secret() == null) {
            throw CommandFailure.because("The server that uses the data directory runs with --graph false, so it has no"
                    + " service keys; start it without this option, or stop it");
        }
        this.url = server.url();
        this.tokens = new CommandTokens(server.secret(), GraphClock.UTC);
    }

    @Override
    public IssuedKey create(String name, Set<KeyScope> scopes, @Nullable Instant expires) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("scopes", scopes.stream().map(KeyScope::text).toList());
        if (expires != null) {
            body.put("expires_at", expires.toString());
        }
        HttpResponse<String> answer = send("POST", PATH, body);
        return switch (answer.statusCode()) {
            case 201 -> issued(object(answer));
            case 409 -> throw OperatorKeys.tooMany();
            default -> throw failure(answer);
        };
    }

    @Override
    public List<ServiceKey> list() {
        HttpResponse<String> answer = send("GET", PATH, Map.of());
        if (answer.statusCode() != 200) {
            throw failure(answer);
        }
        return ((List<?>) required(object(answer), "data"))
                .stream().map(item -> key((Map<?, ?>) item)).toList();
    }

    @Override
    public RotateKey.Answer rotate(KeyId id, Duration overlap) {
        HttpResponse<String> answer = send("POST", PATH + "/" + id + "/rotate", Map.of("overlap", overlap.toSeconds()));
        return switch (answer.statusCode()) {
            case 200 -> new RotateKey.Answer.Rotated(issued(object(answer)));
            case 404 -> new RotateKey.Answer.NoSuchKey();
            case 409 -> new RotateKey.Answer.Revoked();
            default -> throw failure(answer);
        };
    }

    @Override
    public boolean revoke(KeyId id) {
        HttpResponse<String> answer = send("DELETE", PATH + "/" + id, Map.of());
        return switch (answer.statusCode()) {
            case 204 -> true;
            case 404 -> false;
            default -> throw failure(answer);
        };
    }

    private HttpResponse<String> send(String method, String path, Map<String, Object> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", CommandTokens.SCHEME + " " + tokens.create(method, path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.of(body)));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The server that uses the data directory does not answer at " + url + " (" + e
                            + "); if it is in a container, run the command there, else wait until it is up or stop it",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.because("The command was interrupted", e);
        }
    }

    private CommandFailure failure(HttpResponse<String> answer) {
        Object detail = object(answer).get("detail");
        return CommandFailure.because("The server at " + url + " refuses the command with status " + answer.statusCode()
                + (detail == null ? "" : ": " + detail));
    }

    private Map<String, Object> object(HttpResponse<String> answer) {
        try {
            return JSONObjectUtils.parse(answer.body());
        } catch (ParseException e) {
            throw CommandFailure.because(
                    "The program at " + url + " is no Kith: it answers with status " + answer.statusCode(), e);
        }
    }

    private static IssuedKey issued(Map<String, Object> json) {
        KeyText text = KeyText.parse((String) required(json, "secret")).orElseThrow();
        Instant former = time(json, "former_secret_expires_at");
        SecretHash hash = text.secret().hash();
        // of the former secret only the end is known
        List<KeySecret> secrets = Stream.concat(
                        Stream.ofNullable(former).map(end -> new KeySecret(hash, end)),
                        Stream.of(new KeySecret(hash, null)))
                .toList();
        return new IssuedKey(key(json, secrets), text);
    }

    private static ServiceKey key(Map<?, ?> json) {
        return key(json, List.of());
    }

    private static ServiceKey key(Map<?, ?> json, List<KeySecret> secrets) {
        return new ServiceKey(
                new KeyId((String) required(json, "id")),
                (String) required(json, "name"),
                ((List<?>) required(json, "scopes"))
                        .stream()
                                .flatMap(scope -> KeyScope.parse((String) scope).stream())
                                .collect(Collectors.toSet()),
                Instant.parse((String) required(json, "created_at")),
                time(json, "expires_at"),
                time(json, "last_used_at"),
                time(json, "revoked_at"),
                secrets,
                json.get("created_by") instanceof String maker ? new KeyId(maker) : null);
    }

    private static Object required(Map<?, ?> json, String name) {
        Object value = json.get(name);
        if (value == null) {
            throw CommandFailure.because(
                    "The answer of the server has no " + name + "; use the command of its version");
        }
        return value;
    }

    private static @Nullable Instant time(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text ? Instant.parse(text) : null;
    }

    @Override
    public void close() {
        http.close();
    }
}
