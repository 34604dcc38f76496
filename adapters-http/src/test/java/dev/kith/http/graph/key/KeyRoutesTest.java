package dev.kith.http.graph.key;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.graph.answer.GraphTimes;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key manages keys over HTTP, and gains nothing by it. */
@MicronautTest
class KeyRoutesTest {

    private static final String PATH = "/graph/v1/keys";
    private static final String WHOAMI = "/graph/v1/whoami";

    @Inject
    ApiClient api;

    @Inject
    TestKeys keys;

    @Inject
    TestUsers people;

    @Inject
    Keys store;

    private ApiClient.Response create(IssuedKey by, String body) {
        return api.post(PATH, body, as(by, "Content-Type", "application/json"));
    }

    private ApiClient.Response rotate(IssuedKey by, Object id, String body) {
        return api.post(PATH + "/" + id + "/rotate", body, as(by, "Content-Type", "application/json"));
    }

    private ApiClient.Response revoke(IssuedKey by, Object id) {
        return api.send("DELETE", PATH + "/" + id, null, as(by));
    }

    private int status(Object secret) {
        return api.get(WHOAMI, "Authorization", "Bearer " + secret).status();
    }

    private Map<String, Object> listed(IssuedKey by, Object id) {
        ApiClient.Response list = api.get(PATH, as(by));
        assertThat(list.raw().body())
                .doesNotContain("secret", by.text().secret().text());
        return ((List<?>) list.get("data"))
                .stream()
                        .map(item -> (Map<String, Object>) item)
                        .filter(item -> item.get("id").equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_new_key_is_answered_once_and_works() {
        IssuedKey admin = keys.create(KeyScope.GRAPH);
        ApiClient.Response answer = create(
                admin,
                "{\"name\":\" back\\u0065nd \",\"scopes\":[\"graph.users.read\",\"graph.users.read\",\"graph.keys\"],"
                        + "\"expires_at\":\"2999-01-01T00:00:00.5+01:00\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.json())
                .containsEntry("scopes", List.of("graph.users.read", "graph.keys"))
                .containsEntry("expires_at", "2998-12-31T23:00:00.500000Z")
                .containsEntry("last_used_at", null)
                .containsEntry("revoked_at", null);
        Object secret = answer.get("secret");
        assertThat(status(secret)).isEqualTo(200);
        ServiceKey stored = store.find(new KeyId((String) answer.get("id"))).orElseThrow();
        assertThat(stored.scopes()).isEqualTo(Set.of(KeyScope.USERS_READ, KeyScope.KEYS));
        assertThat(stored.expires()).isEqualTo("2998-12-31T23:00:00.5Z");
        assertThat(listed(admin, answer.get("id")))
                .containsEntry("name", stored.name())
                .doesNotContainKey("secret")
                .satisfies(item -> assertThat(item.get("last_used_at")).isNotNull());
    }

    @Test
    void a_key_does_not_expire_unless_it_is_asked_to() {
        IssuedKey admin = keys.create(KeyScope.GRAPH);
        for (String expiry : List.of("", ",\"expires_at\":null")) {
            assertThat(create(admin, "{\"name\":\"x\",\"scopes\":[\"graph\"]" + expiry + "}")
                            .json())
                    .containsEntry("expires_at", null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null,\"scopes\":null}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":\"graph\"}",
                "{\"name\":\"x\",\"scopes\":[1]}",
                "{\"name\":\"x\",\"scopes\":[\"graph\",\"users\"]}",
                "{\"name\":\"x\",\"scopes\":[\"GRAPH\"]}",
                "{\"name\":\" \",\"scopes\":[\"graph\"]}",
                "{\"name\":\"a\\nb\",\"scopes\":[\"graph\"]}",
                "{\"name\":7,\"scopes\":[\"graph\"]}",
                "{\"name\":\"x\",\"scopes\":[\"graph\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"x\",\"scopes\":[\"graph\"],\"expires_at\":\"tomorrow\"}",
                "{\"name\":\"x\",\"scopes\":[\"graph\"],\"expires_at\":4102444800}",
                "{\"name\":\"x\",\"scopes\":[\"graph\"],\"scope\":\"graph\"}"
            })
    void a_wrong_key_is_refused(String body) {
        isProblem(create(keys.create(KeyScope.GRAPH), body), 400, "invalid-request");
    }

    @Test
    void a_key_has_a_bounded_name_and_bounded_scopes() {
        IssuedKey admin = keys.create(KeyScope.GRAPH);
        isProblem(
                create(admin, "{\"name\":\"" + "x".repeat(101) + "\",\"scopes\":[\"graph\"]}"), 400, "invalid-request");
        isProblem(
                create(admin, "{\"name\":\"x\",\"scopes\":[" + "\"graph\",".repeat(11) + "\"graph\"]}"),
                413,
                "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "graph.ties", "graph.users.write", "graph.private.read"})
    void a_key_creates_no_key_with_more_scopes(String more) {
        IssuedKey some = keys.create(KeyScope.KEYS, KeyScope.USERS_READ, KeyScope.TIES_WRITE);
        ApiClient.Response answer = create(some, "{\"name\":\"x\",\"scopes\":[\"graph.users.read\",\"" + more + "\"]}");
        isProblem(answer, 403, "insufficient-scope");
        assertThat(answer.get("scope")).isEqualTo(more);
        assertThat(create(some, "{\"name\":\"x\",\"scopes\":[\"graph.users.read\",\"graph.ties.write\"]}")
                        .status())
                .isEqualTo(201);
    }

    /** Else a rotation would give the secret of a key with more scopes. */
    @Test
    void a_key_neither_rotates_nor_revokes_a_key_with_more_scopes() {
        IssuedKey some = keys.create(KeyScope.KEYS);
        IssuedKey all = keys.create(KeyScope.GRAPH);
        isProblem(rotate(some, all.key().id(), "{}"), 403, "insufficient-scope");
        isProblem(revoke(some, all.key().id()), 403, "insufficient-scope");
        assertThat(status(all.text().text())).isEqualTo(200);
        assertThat(store.find(all.key().id()).orElseThrow().secrets()).hasSize(1);
    }

    @Test
    void only_a_key_with_the_scope_manages_keys() {
        IssuedKey other = keys.create(
                KeyScope.USERS, KeyScope.TIES, KeyScope.PRIVATE_READ, KeyScope.EVENTS_READ, KeyScope.WEBHOOKS);
        long ada = people.user(people.name("ada"));
        Object id = other.key().id();
        for (String operation : List.of("GET ", "POST ", "DELETE /" + id, "POST /" + id + "/rotate")) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = PATH + operation.substring(method.length() + 1);
            isProblem(api.send(method, path, null, as(other)), 403, "insufficient-scope");
            isProblem(api.send(method, path, null, api.as(ada)), 403, "not-yours");
        }
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        IssuedKey admin = keys.create(KeyScope.KEYS);
        IssuedKey key = keys.create(KeyScope.KEYS);
        assertThat(status(key.text().text())).isEqualTo(200);
        assertThat(revoke(admin, key.key().id()).status()).isEqualTo(204);
        assertThat(status(key.text().text())).isEqualTo(401);
        Object revoked = listed(admin, key.key().id().value()).get("revoked_at");
        assertThat(revoked).isNotNull();
        assertThat(revoke(admin, key.key().id()).status()).isEqualTo(204);
        assertThat(listed(admin, key.key().id().value())).containsEntry("revoked_at", revoked);
        isProblem(rotate(admin, key.key().id(), "{}"), 409, "key-revoked");
    }

    @Test
    void a_key_may_revoke_itself() {
        IssuedKey key = keys.create(KeyScope.KEYS);
        assertThat(revoke(key, key.key().id()).status()).isEqualTo(204);
        assertThat(status(key.text().text())).isEqualTo(401);
    }

    @Test
    void a_rotated_key_keeps_its_former_secret_for_a_day_or_as_long_as_asked() {
        IssuedKey admin = keys.create(KeyScope.KEYS);
        IssuedKey key = keys.create(KeyScope.KEYS);
        Object id = key.key().id();
        ApiClient.Response first = api.post(PATH + "/" + id + "/rotate", null, as(admin));
        assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
        assertThat(first.raw().headers().firstValue("Cache-Control")).contains("no-store");
        Instant until =
                store.find(key.key().id()).orElseThrow().secrets().getFirst().until();
        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(status(key.text().text())).isEqualTo(200);
        assertThat(status(first.get("secret"))).isEqualTo(200);

        ApiClient.Response second = rotate(admin, id, "{\"overlap\":0}");
        assertThat(second.get("id")).isEqualTo(id.toString());
        assertThat(status(first.get("secret"))).isEqualTo(401);
        assertThat(status(key.text().text())).isEqualTo(401);
        assertThat(status(second.get("secret"))).isEqualTo(200);
        assertThat(rotate(admin, id, "{\"overlap\":2592000}").status()).isEqualTo(200);
        assertThat(store.find(key.key().id()).orElseThrow().secrets().getFirst().until())
                .isAfter(Instant.now().plus(29, ChronoUnit.DAYS));
    }

    @Test
    void a_key_that_ends_makes_none_that_lives_longer() {
        IssuedKey maker = keys.create(Duration.ofHours(1), KeyScope.KEYS, KeyScope.TIES);
        String end = GraphTimes.text(maker.key().expires());
        String body = "{\"name\":\"x\",\"scopes\":[\"graph.ties\"]";
        assertThat(create(maker, body + "}").json())
                .containsEntry("expires_at", end)
                .containsEntry("created_by", maker.key().id().value());
        assertThat(create(maker, body + ",\"expires_at\":\"" + end + "\"}").status())
                .isEqualTo(201);
        String later = GraphTimes.text(maker.key().expires().plus(1, ChronoUnit.MICROS));
        isProblem(create(maker, body + ",\"expires_at\":\"" + later + "\"}"), 403, "outlives-caller");
        isProblem(create(maker, body + ",\"expires_at\":null}"), 403, "outlives-caller");
    }

    /** Else it would live on in the new secret of another key. */
    @Test
    void a_key_that_ends_rotates_none_that_lives_longer() {
        IssuedKey maker = keys.create(Duration.ofHours(1), KeyScope.KEYS, KeyScope.TIES);
        isProblem(rotate(maker, keys.create(KeyScope.TIES).key().id(), "{}"), 403, "outlives-caller");
        IssuedKey shorter = keys.create(Duration.ofMinutes(1), KeyScope.TIES);
        assertThat(rotate(maker, shorter.key().id(), "{}").status()).isEqualTo(200);
        assertThat(revoke(maker, keys.create(KeyScope.TIES).key().id()).status())
                .isEqualTo(204);
    }

    @Test
    void the_keys_that_a_key_made_end_with_it() {
        IssuedKey maker = keys.create(KeyScope.KEYS);
        ApiClient.Response made = create(maker, "{\"name\":\"x\",\"scopes\":[\"graph.keys\"]}");
        assertThat(status(made.get("secret"))).isEqualTo(200);
        assertThat(revoke(keys.create(KeyScope.GRAPH), maker.key().id()).status())
                .isEqualTo(204);
        assertThat(status(made.get("secret"))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2592001", "1.5", "1e3", "\"60\"", "true", "[]", "99999999999999999999999"})
    void a_wrong_overlap_is_refused(String overlap) {
        IssuedKey admin = keys.create(KeyScope.KEYS);
        isProblem(rotate(admin, admin.key().id(), "{\"overlap\":" + overlap + "}"), 400, "invalid-request");
        assertThat(store.find(admin.key().id()).orElseThrow().secrets()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "x", "%00", "%2F", "%25", "kith_sk_x"})
    void an_unknown_key_is_not_found(String id) {
        IssuedKey admin = keys.create(KeyScope.GRAPH);
        isProblem(revoke(admin, id), 404, "not-found");
        isProblem(rotate(admin, id, "{}"), 404, "not-found");
    }
}
