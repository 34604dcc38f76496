package dev.kith.http.graph.generated;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.user.Users;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The users, the credentials, and what answers had: what requests can name. */
final class KnownValues {

    /** So many values of a kind are kept. */
    private static final int KEPT = 50;

    /** Who sends a request. {@code user} is 0 for a key and for nobody. */
    record Caller(String name, String credentials, long user) {

        boolean isUser() {
            return user != 0;
        }
    }

    /** A request for a connection. */
    record Request(String sender, String receiver) {}

    /** A request for the next page. */
    record NextPage(String operation, String target, Caller caller) {}

    private final RandomGenerator random;
    private final Users users;
    private final ApiClient api;
    private final TestUsers people;
    private final List<Long> ids = new ArrayList<>();
    private final List<Caller> programs = new ArrayList<>();
    private final List<Long> suspended = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> keyIds = new ArrayList<>();
    private final List<String> webhookIds = new ArrayList<>(List.of("x"));
    private final List<NextPage> nextPages = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    KnownValues(RandomGenerator random, Users users, ApiClient api, TestUsers people, TestKeys keys) {
        this.random = random;
        this.users = users;
        this.api = api;
        this.people = people;
        for (KeyScope scope : KeyScope.values()) {
            IssuedKey key = keys.create(scope);
            programs.add(new Caller("key with " + scope.text(), key.text().text(), 0));
            keyIds.add(keys.create(scope).key().id().value());
        }
        for (int number = 0; number < 40; number++) {
            ids.add(people.user(people.name("user" + number)));
        }
        for (int number = 0; number < 3; number++) {
            long user = people.user(people.name("suspended" + number));
            people.status(user, UserStatus.BLOCKED);
            suspended.add(user);
            ids.add(user);
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> void keep(List<T> values, T value) {
        if (values.size() < KEPT) {
            values.add(value);
        } else {
            values.set(random.nextInt(KEPT), value);
        }
    }

    // ---- callers

    Caller caller() {
        return switch (random.nextInt(20)) {
            case 0 -> new Caller("nobody", "", 0);
            case 1 -> new Caller("nobody", "x", 0);
            case 2, 3 -> any(programs);
            case 4 -> person("suspended user", any(suspended));
            case 5, 6, 7, 8, 9 -> person("user", any(ids));
            default -> allScopes();
        };
    }

    Caller allScopes() {
        return programs.getFirst();
    }

    private Caller person(String name, long user) {
        return new Caller(name, api.token(user), user);
    }

    /** A user who may be deleted, with the token of this user or a key. */
    Caller mortal(Caller caller) {
        return caller.isUser() ? person("user", people.user(people.name("mortal"))) : caller;
    }

    long mortal() {
        return people.user(people.name("mortal"));
    }

    // ---- values

    /** A reference to somebody else than the caller, or to nobody, or to the caller. */
    String reference(Caller caller) {
        if (caller.isUser() && random.nextInt(4) == 0) {
            return random.nextBoolean() ? "me" : Long.toString(caller.user());
        }
        return random.nextInt(8) == 0 ? nobody() : reference(any(ids));
    }

    /** A reference in one of its forms. */
    String reference(long id) {
        User user = users.find(new UserId(id)).orElse(null);
        if (user == null) {
            return Long.toString(id);
        }
        return switch (random.nextInt(6)) {
            case 0 -> user.uuid().toString();
            case 1 -> "@" + user.username().value();
            case 2 ->
                user.externalId() == null
                        ? "@" + user.username().value()
                        : "ext:" + Objects.requireNonNull(user.externalId()).value();
            case 3 ->
                user.externalId() == null
                        ? user.uuid().toString()
                        : "ext64:"
                                + base64(Objects.requireNonNull(user.externalId())
                                        .value());
            default -> Long.toString(id);
        };
    }

    private String nobody() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.toString(Long.MAX_VALUE);
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 2 -> "@" + "n".repeat(1 + random.nextInt(255));
            case 3 -> "ext64:" + base64(externalId());
            case 4 -> Long.toString(1 + random.nextLong(Long.MAX_VALUE - 1));
            default -> "ext:" + externalId();
        };
    }

    /** Mostly an id that nobody has. */
    String externalId() {
        return switch (random.nextInt(6)) {
            case 0 -> "a/b?c#d&e=%41+ ";
            case 1 -> "\u00fcx\ud83d\ude00" + random.nextInt(100);
            case 2 -> "e".repeat(255);
            case 3 -> "..";
            default -> "cust_" + random.nextInt(200);
        };
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String state() {
        return states.isEmpty() ? "0-00000000" : any(states);
    }

    boolean hasState() {
        return !states.isEmpty();
    }

    String tag() {
        return tags.isEmpty() || random.nextInt(4) == 0 ? "*" : any(tags);
    }

    String keyId() {
        return random.nextInt(4) == 0 ? "0123456789Ab" : any(keyIds);
    }

    String webhookId() {
        return any(webhookIds);
    }

    boolean hasRequest() {
        return !requests.isEmpty();
    }

    Request request() {
        return any(requests);
    }

    boolean hasNextPage() {
        return !nextPages.isEmpty();
    }

    NextPage nextPage() {
        return nextPages.remove(random.nextInt(nextPages.size()));
    }

    // ---- what answers have

    void learn(GeneratedRequest request, Caller caller, ApiClient.Response answer) {
        answer.raw().headers().firstValue("Kith-State").ifPresent(state -> keep(states, state));
        answer.raw().headers().firstValue("ETag").ifPresent(tag -> keep(tags, tag));
        answer.raw()
                .headers()
                .firstValue("Link")
                .ifPresent(link -> keep(
                        nextPages, new NextPage(request.operation(), link.substring(1, link.indexOf('>')), caller)));
        if (answer.status() == 201 && answer.get("created_at") != null && answer.get("uuid") != null) {
            keep(ids, Long.parseLong((String) answer.get("id")));
        }
        if (answer.status() == 201 && request.operation().startsWith("PUT /users/{user}/requests/sent/")) {
            Map<?, ?> relationship = (Map<?, ?>) answer.get("relationship");
            keep(requests, new Request((String) relationship.get("from"), (String) relationship.get("to")));
        }
        if (answer.status() == 201 && request.operation().equals("POST /keys")) {
            keep(keyIds, (String) answer.get("id"));
        }
        if (answer.status() == 201 && request.operation().equals("POST /webhooks")) {
            keep(webhookIds, (String) answer.get("id"));
        }
    }
}
