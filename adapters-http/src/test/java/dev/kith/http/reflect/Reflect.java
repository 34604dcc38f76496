package dev.kith.http.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.Api;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application that speaks the dialect, for the tests. */
@Singleton
final class Reflect {

    static final String BASE = "/reflect/v1/users";

    private final Api api;
    private final Users users;
    private final App app;

    Reflect(Api api, Users users, Apps apps, Clock clock) {
        this.api = api;
        this.users = users;
        SecureRandom random = new SecureRandom();
        this.app = new RegisterApp(apps, clock, () -> Secret.random(random)).handle("Reader");
    }

    App app() {
        return app;
    }

    User user(long id) {
        return users.find(new UserId(id)).orElseThrow();
    }

    String uuid(long id) {
        return user(id).uuid().toString();
    }

    String token(long user, String scope) {
        return api.token(Api.claims(user).claim("client_id", app.key().value()).claim("scope", scope).build());
    }

    String[] headers(String... more) {
        List<String> headers = new ArrayList<>(List.of("x-client-id", app.key().value(), "Content-Type", "application/json"));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    /** A request of an application without a user. */
    Api.Answer anonymous(String method, String path, String body) {
        return api.send(method, BASE + path, body, headers());
    }

    Api.Answer as(long user, String method, String path, String body) {
        return withScope(user, "user", method, path, body);
    }

    Api.Answer withScope(long user, String scope, String method, String path, String body) {
        return api.send(method, BASE + path, body, headers("x-auth-token", token(user, scope)));
    }

    Map<String, Object> profile(long user) {
        Api.Answer answer = as(user, "GET", "/profile", null);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> data(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("total", "currentPage", "limit", "pages", "data");
        return (List<Map<String, Object>>) answer.get("data");
    }

    static List<Object> names(Api.Answer answer) {
        return data(answer).stream().map(user -> user.get("username")).toList();
    }

    static void isError(Api.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json()).containsOnlyKeys("message", "type", "success").containsEntry("type", type).containsEntry("success", false);
        assertThat((String) answer.get("message")).isNotBlank().doesNotContain("Exception", "dev.kith", "java.");
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    static void isError(Api.Answer answer, int status, String type, String says) {
        isError(answer, status, type);
        assertThat((String) answer.get("message")).contains(says);
    }
}
