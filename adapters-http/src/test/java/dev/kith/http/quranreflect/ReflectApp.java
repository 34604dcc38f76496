package dev.kith.http.quranreflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A registered application that calls the dialect. */
@Singleton
public final class ReflectApp {

    static final String BASE = "/reflect/v1/users";

    private final ApiClient api;
    private final Users users;
    private final App app;

    ReflectApp(ApiClient api, Users users, Apps apps, Clock clock) {
        this.api = api;
        this.users = users;
        SecureRandom random = new SecureRandom();
        this.app = new RegisterApp(apps, clock, () -> Secret.random(random)).handle("Reader");
    }

    public App app() {
        return app;
    }

    public String key() {
        return app.key().value();
    }

    public User user(long id) {
        return users.find(new UserId(id)).orElseThrow();
    }

    public String uuid(long id) {
        return user(id).uuid().toString();
    }

    public String token(long user, String scope) {
        return api.token(ApiClient.claims(user)
                .claim("client_id", app.key().value())
                .claim("scope", scope)
                .build());
    }

    String[] headers(String... more) {
        List<String> headers =
                new ArrayList<>(List.of("x-client-id", app.key().value(), "Content-Type", "application/json"));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    /** A request without a token. */
    public ApiClient.Response anonymous(String method, String path, String body) {
        return api.send(method, BASE + path, body, headers());
    }

    public ApiClient.Response as(long user, String method, String path, String body) {
        return withScope(user, "user", method, path, body);
    }

    ApiClient.Response withScope(long user, String scope, String method, String path, String body) {
        return api.send(method, BASE + path, body, headers("x-auth-token", token(user, scope)));
    }

    /** A request with a token that the server issued. */
    public ApiClient.Response withToken(String token, String method, String path) {
        return api.send(method, BASE + path, null, headers("x-auth-token", token));
    }

    public Map<String, Object> profile(long user) {
        ApiClient.Response answer = as(user, "GET", "/profile", null);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> data(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("total", "currentPage", "limit", "pages", "data");
        return (List<Map<String, Object>>) answer.get("data");
    }

    public static List<Object> names(ApiClient.Response answer) {
        return data(answer).stream().map(user -> user.get("username")).toList();
    }

    public static void isError(ApiClient.Response answer, int status, String type) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json())
                .containsOnlyKeys("message", "type", "success")
                .containsEntry("type", type)
                .containsEntry("success", false);
        assertThat((String) answer.get("message")).isNotBlank().doesNotContain("Exception", "dev.kith", "java.");
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    public static void isError(ApiClient.Response answer, int status, String type, String reason) {
        isError(answer, status, type);
        assertThat((String) answer.get("message")).contains(reason);
    }
}
