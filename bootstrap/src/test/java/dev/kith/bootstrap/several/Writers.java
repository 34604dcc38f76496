package dev.kith.bootstrap.several;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.several.Servers.Answer;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that write through several servers at once. Each pair of users, and each user, belongs to one client, so that
 * a model knows what every answered write has made. After each write the client reads at the next server, which must
 * show it at once. Afterwards every list, count and relation of every server is compared with the model.
 */
final class Writers {

    private static final int MAX_FAULTS = 20;

    private static final int MIN_PEOPLE = 10;

    /** After this time a write without an answer is done, or will never be. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final long ANYONE = Servers.ANONYMOUS;

    private static final String API = "/api/v2";

    /** The answer to {@code connection_status}, by the relation. */
    private static final Map<Relation, String> STATUS = Map.of(
            Relation.FOLLOWED, "followed",
            Relation.CONNECTED, "connected",
            Relation.SENT_REQUEST, "sent_connection_request",
            Relation.RECEIVED_REQUEST, "received_connection_request");

    private interface Rule {
        Decision<?> apply(Tie tie, UserId actor, Instant now);
    }

    /** @param path below the other user */
    private record Step(String path, Rule rule) {}

    private static final Step HIDE = new Step("/hide/", HideRules::toggle);

    private static final Step FOLLOW = new Step("/follow/", FollowRules::toggle);

    private static final Step ACCEPT = new Step("/connection/accept/", ConnectionRules::accept);

    private static final Step REQUEST = new Step("/connection/request/", ConnectionRules::ask);

    /** The frequent ones more than once. */
    private static final List<Step> CONNECTIONS = List.of(
            REQUEST,
            REQUEST,
            ACCEPT,
            ACCEPT,
            new Step("/connection/reject/", ConnectionRules::reject),
            new Step("/connection/cancel_reject/", (tie, actor, _) -> ConnectionRules.cancelReject(tie, actor)),
            new Step("/connection/cancel_request/", (tie, actor, _) -> ConnectionRules.cancel(tie, actor)),
            new Step("/connection/remove/", (tie, actor, _) -> ConnectionRules.remove(tie, actor)));

    private final Servers servers;
    private final CommunityMode mode;
    private final long admin;
    private final int clients;

    private final List<Long> people;
    /** Users whose deletion has begun. */
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    private final Map<Pair, Tie> ties = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger accounts = new AtomicInteger();
    private final AtomicInteger faultCount = new AtomicInteger();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param admin an administrator, who takes no part
     * @param people without any tie
     */
    Writers(Servers servers, CommunityMode mode, long admin, List<Long> people, int clients) {
        this.servers = servers;
        this.mode = mode;
        this.admin = admin;
        this.people = new CopyOnWriteArrayList<>(people);
        this.clients = clients;
    }

    /** The writes that were answered so far. */
    int answered() {
        return answered.get();
    }

    /** Sends the writes, and then compares every server with the model. */
    void run(int writes, long seed) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> threads.submit(() -> {
                        Random random = new Random(seed + client);
                        for (int write = 0; write < writes / clients; write++) {
                            writeAny(random, client);
                        }
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        servers.alive().forEach(this::compare);
        System.out.printf(
                "%s: %s writes answered, %s unanswered; %s reads at another server at once; "
                        + "%s answers 503; %s faults%n",
                mode, answered, unanswered, seen, servers.shed(), faultCount);
        assertThat(faults).as("%s faults in %s writes", faultCount, writes).isEmpty();
        assertThat(answered.get()).isGreaterThan(writes / 2);
    }

    // ---- one write

    private void writeAny(Random random, int client) {
        int kind = random.nextInt(1_000);
        if (kind < 880) {
            changeTie(random, client);
        } else if (kind < 980) {
            rename(random, client);
        } else if (kind < 990) {
            createAccount();
        } else {
            delete(random, client);
        }
    }

    private void changeTie(Random random, int client) {
        List<Pair> own = ownPairs(client);
        if (own.isEmpty()) {
            return;
        }
        Pair pair = own.get(random.nextInt(own.size()));
        UserId actor = random.nextBoolean() ? pair.low() : pair.high();
        UserId other = pair.other(actor);
        Step step = random.nextInt(12) == 0
                ? HIDE
                : mode == CommunityMode.FOLLOW ? FOLLOW : CONNECTIONS.get(random.nextInt(CONNECTIONS.size()));
        Tie before = tie(pair);
        Tie after = step.rule().apply(before, actor, Instant.EPOCH).next();
        URI server = servers.next();
        String path = API + "/user/" + other + step.path();
        Answer answer = servers.send(server, actor.value(), "POST", path, null);
        if (isDeleted(pair)) {
            return;
        }
        if (isUnknown(answer)) {
            Servers.pause(SETTLED);
            ties.put(pair, shows(servers.next(), after) ? after : before);
        } else if (!after.equals(before) && !answer.isSuccess()) {
            report(actor + " " + path + " -> " + answer + ", expected " + after, pair);
        } else {
            answered.incrementAndGet();
            ties.put(pair, after);
        }
        checkTie(random, pair, servers.next());
    }

    private List<Pair> ownPairs(int client) {
        List<Pair> pairs = new ArrayList<>();
        for (long low : people) {
            for (long high : people) {
                if (low < high && (low + high) % clients == client) {
                    pairs.add(Pair.of(new UserId(low), new UserId(high)));
                }
            }
        }
        return pairs;
    }

    private Tie tie(Pair pair) {
        return ties.getOrDefault(pair, Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE));
    }

    /** Whether the answer does not tell if the write was done. */
    private boolean isUnknown(@Nullable Answer answer) {
        if (answer == null || answer.status() >= 500) {
            unanswered.incrementAndGet();
            return true;
        }
        return false;
    }

    private void rename(Random random, int client) {
        List<Long> own = ownUsers(client);
        if (own.isEmpty()) {
            return;
        }
        long user = own.get(random.nextInt(own.size()));
        String name = "Name " + random.nextInt(1_000);
        Answer answer = servers.send(
                servers.next(), user, "PATCH", API + "/user/" + user + "/", "{\"real_name\":\"" + name + "\"}");
        if (deleted.contains(user)) {
            return;
        }
        if (isUnknown(answer)) {
            Servers.pause(SETTLED);
            Object now =
                    servers.read(ANYONE, API + "/user/" + user + "/").json().get("real_name");
            if (!name.equals(now)) {
                return;
            }
        } else if (!answer.isSuccess()) {
            report("rename of " + user + " -> " + answer);
        } else {
            answered.incrementAndGet();
        }
        names.put(user, name);
        checkName(user, servers.read(ANYONE, API + "/user/" + user + "/").json());
        // the same user as an item of a list
        people.stream()
                .filter(other -> other != user && isListedBy(user, other))
                .findAny()
                .ifPresent(other -> servers.read(ANYONE, API + "/user/" + other + list()).results().stream()
                        .filter(item -> id(item) == user)
                        .forEach(item -> checkName(user, item)));
    }

    private void checkName(long user, Map<?, ?> shown) {
        seen.incrementAndGet();
        if (!Objects.equals(shown.get("real_name"), names.get(user)) && !deleted.contains(user)) {
            report(user + " is shown as " + shown.get("real_name") + " instead of " + names.get(user));
        }
    }

    private void createAccount() {
        if (people.size() > 2 * MIN_PEOPLE) {
            return;
        }
        String name = "several" + accounts.incrementAndGet();
        Answer created = servers.send(
                servers.next(),
                admin,
                "POST",
                API + "/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"Correct-horse-1\"}"
                        .formatted(name, name));
        if (!isUnknown(created)) {
            answered.incrementAndGet();
            long user = created.number("id");
            Answer shown = servers.read(ANYONE, API + "/user/" + user + "/");
            seen.incrementAndGet();
            if (!name.equals(shown.json().get("username"))) {
                report("created " + user + " -> " + shown);
            }
            people.add(user);
        }
    }

    private void delete(Random random, int client) {
        List<Long> own = ownUsers(client);
        if (own.isEmpty() || people.size() <= MIN_PEOPLE) {
            return;
        }
        long user = own.get(random.nextInt(own.size()));
        deleted.add(user);
        people.remove(user);
        String path = API + "/user/" + user + "/" + (random.nextBoolean() ? "?hard=1" : "");
        // a deletion that is not finished answers 503, and its repetition may find nobody
        while (isUnknown(servers.send(servers.next(), admin, "DELETE", path, null))) {
            Servers.pause(SETTLED);
        }
        answered.incrementAndGet();
        long other = anyone(random);
        if (isIn(user, servers.read(ANYONE, API + "/user/" + other + list()))) {
            report("the deleted " + user + " is in the list of " + other);
        }
    }

    private List<Long> ownUsers(int client) {
        return people.stream().filter(user -> user % clients == client).toList();
    }

    private long anyone(Random random) {
        Object[] present = people.toArray();
        return (Long) present[random.nextInt(present.length)];
    }

    private boolean isDeleted(Pair pair) {
        return deleted.contains(pair.low().value())
                || deleted.contains(pair.high().value());
    }

    // ---- what a server shows

    /** The list in which a tie of this community shows. */
    private String list() {
        return switch (mode) {
            case FOLLOW -> "/followers/?limit=100";
            case FRIENDSHIP -> "/connections/?limit=100";
        };
    }

    private boolean isListedBy(long user, long subject) {
        Tie tie = tie(Pair.of(new UserId(user), new UserId(subject)));
        return switch (mode) {
            case FOLLOW -> tie.follows(new UserId(user));
            case FRIENDSHIP -> tie.connection() instanceof Connection.Connected;
        };
    }

    private void checkTie(Random random, Pair pair, URI server) {
        UserId one = random.nextBoolean() ? pair.low() : pair.high();
        UserId other = pair.other(one);
        Tie tie = tie(pair);
        seen.incrementAndGet();
        if (random.nextInt(3) > 0) {
            if (!shows(server, tie, one) && !isDeleted(pair)) {
                report(server + " does not show to " + one + ": " + tie, pair);
            }
            return;
        }
        Answer list = servers.read(server, ANYONE, API + "/user/" + other + list());
        if (isDeleted(pair)) {
            return;
        }
        if (isIn(one.value(), list) != isListedBy(one.value(), other.value())) {
            report(server + ": the list of " + other + " is " + ids(list) + ", and " + one + ": " + tie, pair);
        }
        if (list.number("count") != list.results().size()) {
            report(server + ": count " + list.number("count") + " of " + ids(list));
        }
    }

    /** Whether the server shows the tie to both users. */
    private boolean shows(URI server, Tie tie) {
        return shows(server, tie, tie.pair().low())
                && shows(server, tie, tie.pair().high());
    }

    private boolean shows(URI server, Tie tie, UserId viewer) {
        String other = API + "/user/" + tie.pair().other(viewer);
        Answer relation = servers.read(server, viewer.value(), other + "/connection_status/");
        Answer hidden = servers.read(server, viewer.value(), other + "/is_hidden/");
        return relation.isSuccess()
                && hidden.isSuccess()
                && Objects.equals(
                        relation.json().get("connection_status"), STATUS.get(Relation.seenBy(viewer, tie, mode)))
                && hidden.json().get("is_hidden").equals(tie.of(viewer).hides() != null);
    }

    private static boolean isIn(long user, Answer list) {
        return list.results().stream().anyMatch(item -> id(item) == user);
    }

    private static List<Long> ids(Answer list) {
        return list.results().stream().map(Writers::id).toList();
    }

    private static long id(Map<?, ?> user) {
        return ((Number) user.get("id")).longValue();
    }

    private void report(String what, Pair pair) {
        if (!isDeleted(pair)) {
            report(what);
        }
    }

    private void report(String what) {
        if (faultCount.incrementAndGet() <= MAX_FAULTS) {
            faults.add(what);
        }
    }

    // ---- everything, when nobody writes

    /**
     * A list of a user, with its counter.
     *
     * @param member the key of the other user in an item; empty if the item is the user
     * @param contains whether the tie puts the other user into the list
     */
    private record Listing(
            CommunityMode mode, String path, String counter, String member, BiPredicate<Tie, UserId> contains) {

        Set<Long> members(Answer list) {
            return list.results().stream()
                    .map(item -> id(member.isEmpty() ? item : (Map<?, ?>) item.get(member)))
                    .collect(Collectors.toSet());
        }
    }

    private static final List<Listing> LISTINGS = List.of(
            new Listing(
                    CommunityMode.FOLLOW,
                    "followers",
                    "followers",
                    "",
                    (tie, user) -> tie.follows(tie.pair().other(user))),
            new Listing(CommunityMode.FOLLOW, "followings", "followings", "", Tie::follows),
            new Listing(
                    CommunityMode.FRIENDSHIP,
                    "connections",
                    "connections",
                    "",
                    (tie, _) -> tie.connection() instanceof Connection.Connected),
            new Listing(
                    CommunityMode.FRIENDSHIP,
                    "connection/requests",
                    "connection_requests_received",
                    "from_user",
                    // a rejected request stays in the list until its sender cancels it
                    (tie, user) -> tie.connection() instanceof Connection.Requested request
                            && !request.from().equals(user)),
            new Listing(
                    CommunityMode.FRIENDSHIP,
                    "connection/requests_sent",
                    "connection_requests_sent",
                    "to_user",
                    (tie, user) -> Relation.ofConnection(user, tie.connection()) == Relation.SENT_REQUEST));

    /** Compares all that a server shows with the model. */
    private void compare(URI server) {
        for (long user : people) {
            UserId id = new UserId(user);
            Map<String, Object> shown = new LinkedHashMap<>();
            Map<String, Object> expected = new LinkedHashMap<>();
            Answer counters = servers.read(server, user, API + "/user/" + user + "/counters/");
            for (Listing listing : LISTINGS) {
                if (listing.mode() == mode) {
                    Set<Long> members = others(id, tie -> listing.contains().test(tie, id));
                    long count = members.size();
                    Answer list =
                            servers.read(server, user, API + "/user/" + user + "/" + listing.path() + "/?limit=100");
                    expected.put(listing.path(), List.of(members, count, count));
                    shown.put(
                            listing.path(),
                            List.of(listing.members(list), list.number("count"), counters.number(listing.counter())));
                }
            }
            expected.put("hidden", others(id, tie -> tie.of(id).hides() != null));
            shown.put("hidden", Set.copyOf(ids(servers.read(server, user, API + "/user/hidden_users/?limit=100"))));
            expected.put("relations", Set.of());
            shown.put("relations", others(id, tie -> !shows(server, tie, id)));
            if (names.containsKey(user)) {
                expected.put("name", names.get(user));
                shown.put(
                        "name",
                        servers.read(server, ANYONE, API + "/user/" + user + "/")
                                .json()
                                .get("real_name"));
            }
            if (!shown.equals(expected)) {
                report(server + " shows of " + user + " " + shown + " instead of " + expected);
            }
        }
    }

    /** The other users whose tie with the user has a property. */
    private Set<Long> others(UserId user, Predicate<Tie> isSo) {
        return people.stream()
                .filter(other -> other != user.value() && isSo.test(tie(Pair.of(user, new UserId(other)))))
                .collect(Collectors.toSet());
    }
}
