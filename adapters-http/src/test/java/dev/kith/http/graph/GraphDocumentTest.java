package dev.kith.http.graph;

import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.kith.application.delivery.Deliveries;
import dev.kith.application.journal.Journal;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.user.Users;
import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.event.StreamClient;
import dev.kith.http.graph.problem.ProblemType;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document describes the routes of the server, and every answer that it lists was given. */
@MicronautTest
@Property(name = "kith.graph.user-rate", value = "600")
class GraphDocumentTest {

    /** Answers of a server in trouble, which {@link FaultyGraphController} gives instead of a route of the API. */
    private static final Set<String> NOT_PROVOKED =
            Set.of("500 internal", "503 overloaded", "503 state-not-reached", "503 unavailable");

    @Inject
    Router router;

    @Inject
    ApiClient api;

    @Inject
    RawHttp raw;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Users users;

    @Inject
    Journal journal;

    @Inject
    StreamClient streams;

    @Inject
    Webhooks webhooks;

    @Inject
    Deliveries deliveries;

    @Test
    void the_operations_are_the_routes() {
        assertThat(GraphDocument.operations())
                .isEqualTo(Routes.of(router, GraphDocument.BASE + "/").stream()
                        .map(route -> route.replace(GraphDocument.BASE, "").replaceFirst("(?<=\\S)/$", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void the_document_is_served_as_it_is_written() {
        ApiClient.Response answer = api.get("/graph/v1/openapi.yaml");
        assertThat(answer.raw().body()).startsWith("# Kith's own API").contains("openapi: 3.1.0");
    }

    /** One list of codes and scopes in the program, one in the document. */
    @Test
    void the_document_lists_the_codes_and_the_scopes_of_the_program() {
        Set<String> codes = new TreeSet<>();
        GraphDocument.document().at("/components/responses").forEach(response -> {
            if (response.has("x-codes")) {
                response.get("x-codes").forEach(code -> codes.add(code.asString()));
            }
        });
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code)).containsAll(codes);
        List<String> scopes = GraphDocument.document()
                .at("/components/schemas/Scope/enum")
                .valueStream()
                .map(scope -> scope.asString())
                .toList();
        assertThat(Arrays.stream(KeyScope.values()).map(KeyScope::text)).containsExactlyElementsOf(scopes);
    }

    /** The examples of bodies and of parameters, wherever they are. A body of another type than JSON has no schema to keep. */
    @Test
    void the_examples_keep_their_schemas() {
        Map<String, JsonNode> examples = new TreeMap<>();
        collectExamples(GraphDocument.document(), "", examples);
        assertThat(examples).hasSizeGreaterThan(40);
        examples.forEach((place, example) -> assertThat(
                        GraphDocument.schema(place.replaceFirst("/examples?(/[^/]+/value)?$", "/schema"))
                                .validate(example.toString(), InputFormat.JSON))
                .as(place)
                .isEmpty());
    }

    private static void collectExamples(JsonNode node, String place, Map<String, JsonNode> examples) {
        if (node.has("schema") && !place.endsWith("/text~1event-stream")) {
            if (node.has("example")) {
                examples.put(place + "/example", node.get("example"));
            }
            node.path("examples")
                    .forEachEntry((name, example) ->
                            examples.put(place + "/examples/" + name + "/value", example.get("value")));
        }
        node.forEachEntry((name, child) ->
                collectExamples(child, place + "/" + name.replace("~", "~0").replace("/", "~1"), examples));
        for (int at = 0; node.isArray() && at < node.size(); at++) {
            collectExamples(node.get(at), place + "/" + at, examples);
        }
    }

    @Test
    void the_answers_of_a_server_in_trouble_have_the_form_of_the_document() {
        for (String trouble : List.of("overloaded", "unavailable", "state-not-reached", "internal")) {
            RawHttp.Response answer = raw.get("/graph/v1/for-tests/" + trouble);
            String response = trouble.equals("internal") ? "Internal" : "Unavailable";
            assertThat(answer.status()).isEqualTo(trouble.equals("internal") ? 500 : 503);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"" + trouble + "\"").doesNotContain("secret words");
            assertThat(GraphDocument.schema(
                                    "/components/responses/" + response + "/content/application~1problem+json/schema")
                            .validate(answer.body(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    /** The answers that no operation gives for reasons of its own. */
    private void refuseBeforeReading(String operation, IssuedKey key, long user) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = GraphDocument.BASE
                + operation.substring(method.length() + 1).replaceAll("\\{\\w+}", Long.toString(user));
        String body = method.matches("GET|DELETE") ? null : "{}";
        api.send(method, path, body);
        api.send(method, path, body, "Authorization", "Bearer x");
        api.send(method, path, body, as(key, "Origin", "https://a.org"));
        api.send(method, path, body, as(keys.create(path.contains("/webhooks") ? KeyScope.KEYS : KeyScope.WEBHOOKS)));
        api.send(method, path + "?x=1", body, as(key));
        api.send(method, path, body, as(key, "Accept", "image/gif"));
        api.send(method, path, body, as(key, "Kith-State", "999999999-00000000"));
    }

    private void answersOfUsers(IssuedKey key, long ada) {
        long bob = people.user(people.name("bob"));
        String user = "/graph/v1/users/" + ada;
        String tag = api.get(user, as(key)).raw().headers().firstValue("ETag").orElseThrow();
        api.get(user, as(key, "If-None-Match", tag));
        api.get(user + "?viewer=" + bob, api.as(ada));
        api.get("/graph/v1/users/x", as(key));
        api.get("/graph/v1/users/999999999", as(key));

        String[] json = as(key, "Content-Type", "application/json");
        api.get("/graph/v1/users", as(key));
        api.get("/graph/v1/users?after=x", as(key));
        api.get("/graph/v1/users", api.as(ada));
        api.post("/graph/v1/users/batch", "{\"users\":[]}", json);
        api.post("/graph/v1/users/batch", "{\"users\":[{}]}", json);
        for (String path : List.of("batch", "lookup", "counts")) {
            String many = "/graph/v1/users/" + path;
            api.post(many, "{\"refs\":[\"x\"]}", json);
            api.post(many, "{}", json);
            api.post(many, "{", json);
            api.post(many, "x", as(key, "Content-Type", "text/plain"));
            api.post(many, "[" + " ".repeat(1024 * 1024), json);
            api.post(many, "{}", api.as(ada, "Content-Type", "application/json"));
        }
        String counts = api.get(user + "/counts", as(key))
                .raw()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        api.get(user + "/counts", as(key, "If-None-Match", counts));
        api.get("/graph/v1/users/x/counts", as(key));
        api.get("/graph/v1/users/999999999/counts", as(key));
        String name = "{\"username\":\"" + people.name("taken") + "\"}";
        people.user(name.substring(13, name.length() - 2));
        String external = "/graph/v1/users/ext:ledger-" + System.nanoTime();
        api.send("PUT", external, "{}", json);
        api.send("PUT", external, "{}", json);
        for (String method : List.of("PUT", "PATCH")) {
            api.send(method, external, "{", json);
            api.send(method, external, name, json);
            api.send(method, external, "[" + " ".repeat(1024 * 1024), json);
            api.send(method, external, "x", as(key, "Content-Type", "text/plain"));
            api.send(method, external, "{}", as(key, "Content-Type", "application/json", "If-Match", "\"x\""));
            api.send(method, "/graph/v1/users/x", "{}", json);
            api.send(method, "/graph/v1/users/999999999", "{}", json);
        }
        api.send("PATCH", external, "{\"external_id\":\"y\"}", json);
        api.send("PATCH", user, external.replace("/graph/v1/users/ext:", "{\"external_id\":\"") + "\"}", json);
        api.send("PATCH", user, "{}", json);
        api.send("PATCH", user, "{}", api.as(bob, "Content-Type", "application/json"));
        api.send("PUT", user, "{}", api.as(ada, "Content-Type", "application/json"));
        people.status(bob, UserStatus.BLOCKED);
        api.send("PATCH", "/graph/v1/users/me", "{}", api.as(bob, "Content-Type", "application/json"));
        api.send("DELETE", "/graph/v1/users/me", null, api.as(bob));
        api.send("DELETE", user, null, api.as(bob));
        api.send("DELETE", external, null, as(key, "If-Match", "\"x\""));
        api.send("DELETE", external, null, as(key));
        api.send("DELETE", "/graph/v1/users/x", null, as(key));
        api.send("DELETE", "/graph/v1/users/999999999", null, as(key));
        api.send("PUT", external, "{}", json);
    }

    /** Sends two requests with one idempotency key. */
    private void reuseKey(String operation, IssuedKey key, long user, long other) {
        if (GraphDocument.hasParameter(operation, "Idempotency-Key")) {
            String[] words = operation.split(" ");
            String path = GraphDocument.BASE + words[1].replace("{user}", Long.toString(user));
            String[] headers =
                    as(key, "Content-Type", "application/json", "Idempotency-Key", operation.replace(" ", ""));
            String empty = switch (words[1]) {
                case "/users/batch" -> "{\"users\":[{}]}";
                case "/ties/batch" -> "{\"operations\":[{}]}";
                default -> "{}";
            };
            api.send(words[0], path.replace("{other}", Long.toString(other)), empty, headers);
            String later = GraphDocument.hasBody(operation) ? empty.replace("{", "{ ") : empty;
            api.send(words[0], path.replace("{other}", "999999999"), later, headers);
        }
    }

    /** The quota is counted before anything else is looked at. */
    private void exceedQuota(long caller, long user) {
        for (int sent = 0; sent < 600; sent++) {
            api.get("/graph/v1/whoami", api.as(caller));
        }
        for (String operation : GraphDocument.operations()) {
            String[] words = operation.split(" ");
            String path = GraphDocument.BASE + words[1].replaceAll("\\{\\w+}", Long.toString(user));
            api.send(words[0], path, null, api.as(caller));
        }
    }

    /** Answers to bodies that are refused before their fields are looked at. */
    private void refuseBodies(String operation, IssuedKey key, long user) {
        if (GraphDocument.hasBody(operation)) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = GraphDocument.BASE
                    + operation.substring(method.length() + 1).replaceAll("\\{\\w+}", Long.toString(user));
            api.send(method, path, "{", as(key, "Content-Type", "application/json"));
            api.send(method, path, "{}", as(key, "Content-Type", "text/plain"));
            api.send(method, path, " ".repeat(1 << 21), as(key, "Content-Type", "application/json"));
        }
    }

    private void answersOfLookups(IssuedKey key) {
        long ada = people.user(people.name("ada"));
        String[] headers = as(key, "Content-Type", "application/json");
        String lookup = "/graph/v1/relationships";
        for (String from : List.of(Long.toString(ada), "x", "999999999")) {
            api.post(lookup, "{\"from\":\"" + from + "\",\"to\":[\"1\"]}", headers);
        }
        api.post(lookup, "{\"from\":\"1\",\"to\":[]}", api.as(ada, "Content-Type", "application/json"));
        api.post(lookup + "/pairs", "{\"pairs\":[]}", headers);
        api.post(lookup + "/pairs", "{\"pairs\":[]}", api.as(ada, "Content-Type", "application/json"));
    }

    private void answersOfEvents(IssuedKey key, long ada) {
        for (String query : List.of(
                "after=start",
                "after=x",
                "after=now&limit=0",
                "after=now&types=x",
                "after=now&user=x",
                "after=now&user=ext:nobody",
                "after=999999999-0badcafe")) {
            api.get("/graph/v1/events?" + query, as(key));
            if (!query.equals("after=start")) {
                api.get("/graph/v1/events/stream?" + query, as(key));
            }
        }
        String[] json = as(key, "Content-Type", "application/json");
        api.post("/graph/v1/events/tickets", "{}", json);
        api.post("/graph/v1/events/tickets", "{\"x\":1}", json);
        people.user(people.name("later"));
        journal.trim(Instant.EPOCH, 1);
        for (String path : List.of("/graph/v1/events", "/graph/v1/events/stream")) {
            api.get(path + "?after=now&user=999999999", api.as(ada));
            api.get(path + "?after=0-00000000", as(key));
        }
        List<StreamClient.Open> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(streams.open("after=now", as(key)));
        }
        api.get("/graph/v1/events/stream?after=now", as(key));
        open.forEach(StreamClient.Open::close);
    }

    /** One without events and with as many keys as there may be. */
    private static void answersOfAnotherServer() {
        try (EmbeddedServer server =
                ApplicationContext.run(EmbeddedServer.class, Map.of("kith.graph.events", "false"), "test")) {
            ApiClient client = server.getApplicationContext().getBean(ApiClient.class);
            IssuedKey key =
                    server.getApplicationContext().getBean(TestKeys.class).create(KeyScope.GRAPH);
            client.get("/graph/v1/events?after=now", as(key));
            client.get("/graph/v1/events/stream?after=now", as(key));
            String[] json = as(key, "Content-Type", "application/json");
            client.post("/graph/v1/events/tickets", "{}", json);
            GraphDocument.documentedAnswers().stream()
                    .filter(answer -> answer.contains(" /webhooks") && answer.endsWith(" 404 events-off"))
                    .map(answer -> answer.replaceAll("\\{[^}]*}", "1").split(" "))
                    .forEach(words -> client.send(words[0], "/graph/v1" + words[1], null, as(key)));
            TestKeys keys = server.getApplicationContext().getBean(TestKeys.class);
            for (int i = 1; i < KeyAdmission.MAX_VALID; i++) {
                keys.create(KeyScope.TIES);
            }
            client.post("/graph/v1/keys", "{\"name\":\"x\",\"scopes\":[\"graph\"]}", json);
        }
    }

    private void answersOfKeys(IssuedKey key) {
        String path = "/graph/v1/keys";
        String[] json = as(key, "Content-Type", "application/json");
        api.get(path, as(key));
        api.post(path, "{}", json);
        api.post(path, "{\"name\":\"x\",\"scopes\":[\"graph\"]}", json);
        String stored = path + "/" + keys.create(KeyScope.TIES).key().id();
        long ada = people.user(people.name("ada"));
        for (String operation :
                List.of("GET " + path, "POST " + path, "DELETE " + stored, "POST " + stored + "/rotate")) {
            String[] words = operation.split(" ");
            api.send(words[0], words[1], null, api.as(ada));
        }
        api.post(stored + "/rotate", null, as(key));
        IssuedKey ending = keys.create(Duration.ofHours(1), KeyScope.GRAPH);
        api.post(stored + "/rotate", null, as(ending));
        api.post(
                path,
                "{\"name\":\"x\",\"scopes\":[\"graph\"],\"expires_at\":null}",
                as(ending, "Content-Type", "application/json"));
        api.post(stored + "/rotate", "{\"overlap\":-1}", json);
        api.send("DELETE", stored, null, as(key));
        api.post(stored + "/rotate", null, as(key));
        api.post(path + "/x/rotate", null, as(key));
        api.send("DELETE", path + "/x", null, as(key));
    }

    private void answersOfWebhooks(IssuedKey key, long ada) {
        String[] json = as(key, "Content-Type", "application/json");
        String path = "/graph/v1/webhooks";
        String url = "\"url\":\"http://127.0.0.1:1\"";
        for (String body : List.of(
                "{" + url + "}",
                "{}",
                "{" + url + ",\"from\":\"999999999-0badcafe\"}",
                "{" + url + ",\"from\":\"0-00000000\"}")) {
            api.post(path, body, json);
        }
        api.get(path, as(key));
        Webhook stored = webhooks.list().getFirst();
        String webhook = path + "/" + stored.id();
        String range = ",\"to\":\"1-0badcafe\"}";
        for (String found : List.of(webhook, path + "/x")) {
            api.get(found, as(key));
            api.send("PATCH", found, "{\"description\":\"x\"}", json);
            api.post(found + "/rotate", null, as(key));
            api.post(found + "/test", null, as(key));
            api.post(found + "/replay", "{\"from\":\"start\"" + range, json);
            for (String list : List.of("/deliveries", "/dead")) {
                api.get(found + list, as(key));
                api.get(found + list + "?after=x", as(key));
            }
        }
        for (String from : List.of("999999999-0badcafe", "0-00000000")) {
            api.send("PATCH", webhook, "{\"from\":\"" + from + "\"}", json);
            api.post(webhook + "/replay", "{\"from\":\"" + from + "\"" + range, json);
        }
        api.send("PATCH", webhook, "{\"batch\":0}", json);
        api.post(webhook + "/rotate", "{\"overlap\":-1}", json);
        api.post(webhook + "/replay", "{}", json);
        api.post(webhook + "/test", "{\"x\":1}", json);
        api.post(webhook + "/dead/1-00000000/retry", "{\"x\":1}", json);
        for (String operation : List.of("POST /retry", "DELETE ")) {
            String[] words = operation.split(" ", 2);
            String delivery = webhook + "/dead/" + dead(stored.id()) + words[1];
            api.get(webhook + "/dead", as(key));
            api.send(words[0], delivery, null, as(key));
            api.send(words[0], delivery, null, as(key));
        }
        for (String operation : GraphDocument.operations()) {
            if (operation.contains("/webhooks")) {
                String method = operation.substring(0, operation.indexOf(' '));
                String any = operation.substring(method.length() + 1).replaceAll("\\{\\w+}", "1");
                api.send(method, GraphDocument.BASE + any, null, api.as(ada));
            }
        }
        while (webhooks.list().size() < 50) {
            api.post(path, "{" + url + "}", json);
        }
        api.post(path, "{" + url + "}", json);
        webhooks.list().forEach(one -> api.send("DELETE", path + "/" + one.id(), null, as(key)));
        api.send("DELETE", webhook, null, as(key));
    }

    /** The sender may change the version of the webhook at any time. */
    private String dead(WebhookId id) {
        Delivery dead = new Delivery(List.of(journal.after(0, 1).getFirst()), 10, Instant.EPOCH, Instant.EPOCH);
        boolean isSaved = false;
        while (!isSaved) {
            isSaved = deliveries.save(
                    id,
                    new Checkpoint(webhooks.find(id).orElseThrow().progress(), List.of(dead), List.of(), List.of()));
        }
        return dead.id();
    }

    private void answersOfBatches(IssuedKey key, long ada, long bob) {
        String batch = "/graph/v1/ties/batch";
        String[] json = as(key, "Content-Type", "application/json");
        String operation = "{\"op\":\"unfollow\",\"from\":\"" + ada + "\",\"to\":\"" + bob + "\"}";
        api.post(batch, "{\"operations\":[" + operation + "]}", json);
        api.post(batch, "{\"operations\":[{}]}", json);
        api.post(batch, "{\"atomic\":true,\"operations\":[{}]}", json);
        api.post(batch, "{}", json);
        api.post(batch, "{}", api.as(ada, "Content-Type", "application/json"));
    }

    private void answersOfTies(IssuedKey key) {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        answersOfBatches(key, ada, bob);
        for (String operation : GraphDocument.operations()) {
            if (operation.contains("{other}")) {
                tie(operation, ada, "x", as(key));
                tie(operation, ada, "999999999", as(key));
                tie(operation, ada, Long.toString(ada), as(key));
                tie(operation, bob, Long.toString(ada), api.as(ada));
            }
        }
        String answer = "/users/{user}/requests/received/{other}/";
        List<String> reachingOut = List.of(
                "PUT /users/{user}/followings/{other}",
                "PUT /users/{user}/connections/{other}",
                "PUT /users/{user}/requests/sent/{other}",
                "POST " + answer + "accept");
        for (String operation : List.of("PUT", "PUT", "DELETE")) {
            tie(operation + " /users/{user}/suggestions/dismissed/{other}", ada, Long.toString(bob), as(key));
        }
        tie("PUT /users/{user}/blocks/{other}", bob, Long.toString(ada), as(key));
        reachingOut.forEach(operation -> tie(operation, ada, Long.toString(bob), as(key)));
        tie("PUT /users/{user}/blocks/{other}", bob, Long.toString(ada), as(key));
        tie("DELETE /users/{user}/blocks/{other}", bob, Long.toString(ada), as(key));
        for (String step : List.of("accept", "reject", "restore", "seen")) {
            tie("POST " + answer + step, bob, Long.toString(ada), as(key));
        }
        for (String path : List.of("followings", "requests/sent")) {
            tie("PUT /users/{user}/" + path + "/{other}", ada, Long.toString(bob), as(key));
            tie("PUT /users/{user}/" + path + "/{other}", ada, Long.toString(bob), as(key));
        }
        for (String step : List.of("seen", "reject", "restore", "accept")) {
            tie("POST " + answer + step, bob, Long.toString(ada), as(key));
        }
        for (String path : List.of("followings", "followers", "requests/sent", "connections")) {
            tie("DELETE /users/{user}/" + path + "/{other}", ada, Long.toString(bob), as(key));
        }
        tie("PUT /users/{user}/connections/{other}", ada, Long.toString(bob), as(key));
        tie("PUT /users/{user}/connections/{other}", ada, Long.toString(bob), as(key));
        String relationship = "/graph/v1/users/" + ada + "/relationships/" + bob;
        String tag = api.get(relationship, as(key))
                .raw()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        api.get(relationship, as(key, "If-None-Match", tag));
        people.status(ada, UserStatus.BLOCKED);
        reachingOut.forEach(operation -> tie(operation, ada, Long.toString(bob), as(key)));
    }

    private void answersOfLists(IssuedKey key) {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        users.edit(
                new UserId(bob),
                user -> user.withProfile(user.profile()
                        .with(ProfileDetails.NONE
                                .withFollowers(Visibility.PRIVATE)
                                .withFollowings(Visibility.PRIVATE))));
        for (String list : List.of("followers", "followings", "connections")) {
            String path = "/graph/v1/users/" + ada + "/" + list;
            reread(path, key);
            api.get(path + "?after=x", as(key));
            api.get(path + "?viewer=" + bob, api.as(ada));
            api.get("/graph/v1/users/x/" + list, as(key));
            api.get("/graph/v1/users/999999999/" + list, as(key));
            api.get("/graph/v1/users/" + bob + "/" + list, api.as(ada));
        }
        for (String list : List.of("requests/received", "requests/sent", "blocks", "suggestions/dismissed")) {
            readOrRefuse(list, "", key, ada, bob);
        }
        readOrRefuse("known-followers", "?viewer=" + ada, key, ada, bob);
        readOrRefuse("common/followers", "?with=" + ada, key, ada, bob);
        api.get("/graph/v1/users/" + ada + "/common/nothing?with=1", as(key));
        for (String user : List.of(Long.toString(ada), "x", "999999999")) {
            api.get("/graph/v1/users/" + user + "/suggestions", as(key));
        }
        api.get("/graph/v1/users/" + bob + "/suggestions", api.as(ada));
        api.get("/graph/v1/stats", as(key));
        api.get("/graph/v1/stats", api.as(ada));
        reread("/graph/v1/users", key);
    }

    private void readOrRefuse(String list, String query, IssuedKey key, long ada, long bob) {
        String users = "/graph/v1/users/";
        String more = query.isEmpty() ? "?" : query + "&";
        reread(users + ada + "/" + list + query, key);
        api.get(users + ada + "/" + list + more + "after=x", as(key));
        api.get(users + "x/" + list + query, as(key));
        api.get(users + "999999999/" + list + query, as(key));
        api.get(users + bob + "/" + list + query, api.as(ada));
        api.get(users + ada + "/" + list + more.replaceFirst("viewer=\\d+&", "") + "viewer=" + bob, api.as(ada));
    }

    /** Reads a path twice, the second time with the tag of the first answer. */
    private void reread(String path, IssuedKey key) {
        String tag = api.get(path, as(key)).raw().headers().firstValue("ETag").orElseThrow();
        api.get(path, as(key, "If-None-Match", tag));
    }

    /** Sends an operation about two users. */
    private void tie(String operation, long user, String other, String... headers) {
        String[] words = operation.split(" ");
        String path = words[1].replace("{user}", Long.toString(user)).replace("{other}", other);
        api.send(words[0], GraphDocument.BASE + path, null, headers);
    }

    /** The client of the tests checks each of these answers, and notes it. */
    @Test
    void every_documented_answer_was_given() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        api.get("/graph/v1/whoami", as(key));
        api.get("/graph/v1/whoami", api.as(people.user(people.name("ada"))));
        for (String path : List.of(
                "/",
                "/openapi.yaml",
                "/openapi.json",
                "/docs",
                "/docs/explorer.js",
                "/docs/x",
                "/problems/not-found")) {
            api.get("/graph/v1" + path);
        }
        api.get("/graph/v1/problems/nothing");
        long ada = people.user(people.name("ada"));
        answersOfUsers(key, ada);
        answersOfTies(key);
        answersOfLookups(key);
        answersOfLists(key);
        answersOfEvents(key, ada);
        answersOfAnotherServer();
        answersOfKeys(key);
        answersOfWebhooks(key, ada);
        long bob = people.user(people.name("bob"));
        GraphDocument.operations().forEach(operation -> reuseKey(operation, key, ada, bob));
        GraphDocument.operations().forEach(operation -> refuseBodies(operation, key, ada));
        GraphDocument.operations().forEach(operation -> refuseBeforeReading(operation, key, ada));
        exceedQuota(people.user(people.name("eve")), bob);
        Set<String> expected = GraphDocument.documentedAnswers().stream()
                .filter(answer -> NOT_PROVOKED.stream().noneMatch(answer::endsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expected).contains("GET /whoami 401 invalid-credentials", "GET /whoami 200");
        assertThat(GraphDocument.seenAnswers()).containsAll(expected);
    }
}
