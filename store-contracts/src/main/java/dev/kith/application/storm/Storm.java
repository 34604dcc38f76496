package dev.kith.application.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.community.CommunityMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random requests of many clients at once, on few users: follows, connections, hides, profiles, posts, accounts,
 * deletions, and all lists. Each client checks every answer for itself. Afterwards every list is compared with every
 * other that tells the same.
 */
public final class Storm {

    private static final int MAX_LIMIT = 100;

    private static final int MAX_FAULTS = 20;

    private static final int WARM_UP = 200;

    private static final String PASSWORD = "Correct-horse-1";

    private final StormClient client;
    private final CommunityMode mode;
    private final long admin;

    /** Those who are not deleted. */
    private final List<Long> people;

    private final AtomicInteger accounts = new AtomicInteger();
    private final AtomicInteger faultCount = new AtomicInteger();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param admin an administrator, who takes no part
     * @param people two at least
     */
    public Storm(StormClient client, CommunityMode mode, long admin, List<Long> people) {
        this.client = client;
        this.mode = mode;
        this.admin = admin;
        this.people = new CopyOnWriteArrayList<>(people);
    }

    /** The same users, asked for at another server of their graph. */
    public Storm at(StormClient other) {
        return new Storm(other, mode, admin, people);
    }

    /** Sends the requests, checks each answer, and compares all lists afterwards. */
    public void run(int requests, int clients, long seed) {
        // the first requests are slow, because the database plans each statement
        Random first = new Random(seed - 1);
        for (int request = 0; request < WARM_UP; request++) {
            sendAny(first);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> {
                        Random random = new Random(seed + number);
                        for (int request = 0; request < requests / clients; request++) {
                            sendAny(random);
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
        compareLists();
        assertThat(faults).as("%s faults in %s requests", faultCount, requests).isEmpty();
    }

    // ---- one request

    private void sendAny(Random random) {
        long one = anyone(random);
        long other = anyone(random);
        int kind = random.nextInt(1_000);
        if (kind < 340) {
            tie(random, one, other);
        } else if (kind < 380) {
            act(one, "POST", "/user/" + other + "/hide/", null);
        } else if (kind < 430) {
            act(one, "PATCH", "/user/" + one + "/", "{\"real_name\":\"Name " + random.nextInt(100) + "\"}");
        } else if (kind < 470) {
            act(one, "POST", "/status/", "{\"text\":\"text\"}");
        } else if (kind < 475) {
            createAccount();
        } else if (kind < 480) {
            delete(random, one);
        } else {
            list(random, one, other);
        }
    }

    private long anyone(Random random) {
        Object[] present = people.toArray();
        return (Long) present[random.nextInt(present.length)];
    }

    private void tie(Random random, long one, long other) {
        switch (mode) {
            case FOLLOW -> act(one, "POST", "/user/" + other + "/follow/", null);
            case FRIENDSHIP -> {
                List<String> actions = List.of(
                        "request",
                        "request",
                        "accept",
                        "accept",
                        "reject",
                        "cancel_reject",
                        "cancel_request",
                        "remove");
                String action = actions.get(random.nextInt(actions.size()));
                act(one, "POST", "/user/" + other + "/connection/" + action + "/", null);
            }
        }
    }

    private void createAccount() {
        String name = "storm" + accounts.incrementAndGet();
        StormClient.Answer created = act(
                admin,
                "POST",
                "/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
                        .formatted(name, name, PASSWORD));
        if (created.status() == 201) {
            people.add(number(created.json(), "id"));
        }
    }

    private void delete(Random random, long user) {
        if (people.size() > 3) {
            people.remove(user);
            act(admin, "DELETE", "/user/" + user + "/" + (random.nextBoolean() ? "?hard=1" : ""), null);
        }
    }

    private StormClient.Answer act(long user, String method, String path, @Nullable String body) {
        StormClient.Answer answer = client.send(user, method, path, body);
        if (answer.status() >= 500) {
            report(method + " " + path, answer);
        }
        return answer;
    }

    private void list(Random random, long viewer, long subject) {
        List<String> lists = listsOf(subject);
        lists.addAll(List.copyOf(lists));
        lists.addAll(List.of(
                "/user/?search=s",
                "/user/hidden_users/?",
                "/user/search/?user=s",
                "/user/autocomplete/?search=name",
                "/suggestion/user/?"));
        String list = lists.get(random.nextInt(lists.size()));
        if (random.nextInt(3) > 0) {
            read(viewer, list, 0, MAX_LIMIT);
        } else {
            walk(random, viewer, list);
        }
    }

    /** All lists around a user that the user may see. */
    private List<String> listsOf(long user) {
        List<String> lists = new ArrayList<>(List.of("/user/" + user + "/feed/?"));
        lists.addAll(
                switch (mode) {
                    case FOLLOW ->
                        List.of(
                                "/user/" + user + "/followers/?",
                                "/user/" + user + "/followings/?",
                                "/user/" + user + "/followers/?mutual=1",
                                "/user/" + user + "/followings/?mutual=0");
                    case FRIENDSHIP ->
                        List.of(
                                "/user/" + user + "/connections/?",
                                "/user/connection/requests/?",
                                "/user/connection/requests_sent/?");
                });
        return lists;
    }

    private StormClient.Answer read(long viewer, String list, long start, int limit) {
        String path = list + "&limit=" + limit + (start == 0 ? "" : "&offset=" + start);
        StormClient.Answer answer = client.send(viewer, "GET", path, null);
        if (answer.status() >= 500) {
            report(path, answer);
        } else if (answer.status() == 200) {
            checkPage(path, answer, start, limit);
        }
        return answer;
    }

    /** A few small pages, by offset and by the links, which have cursors where the list has them. */
    private void walk(Random random, long viewer, String list) {
        int limit = 1 + random.nextInt(5);
        StormClient.Answer page = read(viewer, list, random.nextInt(4), limit);
        for (int step = 0; step < 2 && page.json().get("next") instanceof String next; step++) {
            String path = next.substring(next.indexOf("/api/v2") + "/api/v2".length());
            page = client.send(viewer, "GET", path, null);
            if (page.status() >= 500) {
                report(path, page);
            } else if (page.status() == 200) {
                checkDistinct(path, page);
                if (results(page).size() > Math.min(limit, number(page.json(), "count"))) {
                    report("more results than the count or the limit: " + path, page);
                }
            }
        }
    }

    private void checkPage(String path, StormClient.Answer answer, long start, int limit) {
        checkDistinct(path, answer);
        long count = number(answer.json(), "count");
        int shown = results(answer).size();
        boolean isLast = answer.json().get("next") == null;
        boolean agrees = isLast
                ? count == start + shown || (shown == 0 && count <= start)
                : shown == limit && count > start + shown;
        if (!agrees) {
            report("count " + count + ", results " + shown + ": " + path, answer);
        }
    }

    private void checkDistinct(String path, StormClient.Answer answer) {
        List<Object> keys = keys(answer);
        if (keys.stream().distinct().count() < keys.size()) {
            report("someone is in it twice: " + path, answer);
        }
    }

    private void report(String what, StormClient.Answer answer) {
        if (faultCount.incrementAndGet() <= MAX_FAULTS) {
            faults.add(what + " -> " + answer.status() + " " + keys(answer)
                    + (answer.status() == 200 ? "" : answer.body()));
        }
    }

    // ---- all lists, when nobody writes

    /** Every list of everyone, by its path. */
    public Map<String, List<Object>> lists() {
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (long user : people) {
            for (String list : listsOf(user)) {
                lists.put(user + " " + list, whole(user, list));
            }
            lists.put(user + " hidden", whole(user, "/user/hidden_users/?"));
            lists.put(user + " everyone", whole(user, "/user/?search="));
            lists.put(user + " search", whole(user, "/user/search/?user=s"));
        }
        return lists;
    }

    private List<Object> whole(long viewer, String list) {
        List<Object> all = new ArrayList<>();
        long count;
        do {
            StormClient.Answer page = read(viewer, list, all.size(), MAX_LIMIT);
            assertThat(page.status()).as(list + page.body()).isEqualTo(200);
            count = number(page.json(), "count");
            all.addAll(keys(page));
        } while (all.size() < count && all.size() % MAX_LIMIT == 0 && !all.isEmpty());
        if (all.size() != count) {
            report("count " + count + ", on all pages " + all.size() + ": " + list, read(viewer, list, 0, MAX_LIMIT));
        }
        return all;
    }

    private void compareLists() {
        Map<String, List<Object>> lists = lists();
        for (long user : people) {
            StormClient.Answer profile = client.send(user, "GET", "/user/me/", null);
            switch (mode) {
                case FOLLOW -> {
                    compare(profile, "followers_counter", lists, "/user/" + user + "/followers/?", user);
                    compare(profile, "followings_counter", lists, "/user/" + user + "/followings/?", user);
                }
                case FRIENDSHIP -> {
                    compare(profile, "connections_counter", lists, "/user/" + user + "/connections/?", user);
                    compare(
                            profile,
                            "connection_requests_received_counter",
                            lists,
                            "/user/connection/requests/?",
                            user);
                    compare(
                            profile,
                            "connection_requests_sent_counter",
                            lists,
                            "/user/connection/requests_sent/?",
                            user);
                }
            }
        }
        for (long one : people) {
            for (long other : people) {
                compare(lists, one, other);
            }
        }
    }

    private void compare(
            StormClient.Answer profile, String counter, Map<String, List<Object>> lists, String list, long user) {
        if (number(profile.json(), counter) != of(lists, user, list).size()) {
            report(counter + " against " + list, profile);
        }
    }

    private void compare(Map<String, List<Object>> lists, long one, long other) {
        List<String> pairs = switch (mode) {
            case FOLLOW -> List.of("/user/%s/followers/?", "/user/%s/followings/?");
            case FRIENDSHIP -> List.of("/user/%s/connections/?", "/user/%s/connections/?");
        };
        boolean isFollowed = of(lists, one, pairs.getFirst().formatted(one)).contains(other);
        boolean follows = of(lists, other, pairs.getLast().formatted(other)).contains(one);
        if (isFollowed != follows) {
            faultCount.incrementAndGet();
            faults.add("only one of " + one + " and " + other + " lists the other");
        }
    }

    private static List<Object> of(Map<String, List<Object>> lists, long user, String list) {
        return lists.getOrDefault(user + " " + list, List.of());
    }

    // ---- the bodies

    private static List<Object> keys(StormClient.Answer answer) {
        return results(answer).stream().map(Storm::key).toList();
    }

    /** The id of a user, the two ids of a request, or the id of a post. */
    private static Object key(Map<String, Object> item) {
        if (item.get("from_user") instanceof Map<?, ?> from && item.get("to_user") instanceof Map<?, ?> to) {
            return List.of(id(from), id(to));
        }
        return id(item.get("status") instanceof Map<?, ?> post ? post : item);
    }

    private static long id(Map<?, ?> item) {
        return item.get("id") instanceof Number id ? id.longValue() : -1;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> results(StormClient.Answer answer) {
        return answer.json().get("results") instanceof List<?> results
                ? (List<Map<String, Object>>) results
                : List.of();
    }

    private static long number(Map<String, Object> json, String key) {
        return json.get(key) instanceof Number number ? number.longValue() : -1;
    }
}
