package dev.kith.bootstrap.bench;

import dev.kith.application.follow.ToggleFollow;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;

/** Measures the dialects and the database in a fixed order, each load with the baseline it is compared with. */
final class Bench extends Measurements {

    private static final String FOLLOWERS = "/api/v2/user/%d/followers/";
    private static final String FOLLOW = "/api/v2/user/%d/follow/";
    private static final String STARS_FOLLOWERS = "/api/v2/user/" + BenchGraph.STAR + "/followers/";
    private static final int PAGE_SIZE = 20;
    private static final int WRITES_PER_SECOND = 50;
    private static final int WALKED_PAGES = 300;

    /** About the size of an answer's headers, in bytes. */
    private static final int HEADERS = 200;

    Bench(BenchGraph graph, Target target, Timing timing, Wrk wrk, PrintWriter err, Report report) {
        super(graph, target, timing, wrk, err, report);
    }

    void run() {
        Load anonymous = Load.get(
                "pages_anonymous",
                "pages of ordinary users, anonymous",
                FOLLOWERS,
                BenchGraph.FIRST,
                graph.last(),
                null);
        Load signedIn = users("pages_signed_in", "pages of ordinary users, signed in", FOLLOWERS);
        warmUp(timing.warmUp() * 2 / 3, anonymous);
        warmUp(timing.warmUp() / 3, signedIn);
        warmUp(Math.min(timing.warmUp(), 3), star("star_page_1", "page 1 of the star", 0));
        measurePages(anonymous, signedIn);
        measureStar(anonymous);
        measureWalk();
        measureFlags();
        measureRawDriver(anonymous);
        measureOtherServers(anonymous, isFollower());
        measureSearch();
        measurePagesWithoutHttp();
        measureToggles();
        measureOtherServers(togglesOfPairs());
        measurePagesBesideWrites(anonymous);
        report.add("resident_memory", "resident memory", residentMib(), "MiB", "");
    }

    private static Load constantBody(String key, int bytes) {
        return Load.get(key, "a constant body of " + bytes + " bytes", "/constant?bytes=" + bytes);
    }

    private static Load star(String key, String name, long offset) {
        return Load.get(key, name, STARS_FOLLOWERS + "?offset=" + offset);
    }

    /** Requests about random ordinary users, signed in. */
    private Load users(String key, String name, String path) {
        return Load.get(key, name, path, BenchGraph.FIRST, graph.last(), target.tokens());
    }

    private void measurePages(Load anonymous, Load signedIn) {
        Load constant = constantBody("constant_page", (int) run(anonymous, 1).bytes() - HEADERS);
        measureAgainstConstantBody(constant, anonymous, signedIn);
    }

    private void measureAgainstConstantBody(Load constant, Load one, Load other) {
        List<Result> results = medians(List.of(constant, one, other));
        double baseline = results.get(0).perSecond();
        add(constant, results.get(0), "");
        add(one, results.get(1), compare(results.get(1), baseline));
        add(other, results.get(2), compare(results.get(2), baseline));
    }

    private void measureStar(Load ordinary) {
        int fans = graph.fans();
        List<Load> loads = List.of(
                ordinary,
                star("star_page_1", "page 1 of the star, " + fans + " followers", 0),
                star("star_page_500", "page 500 of the star", Math.min(10_000, fans / 2)),
                star("star_offset_half", "offset " + fans / 2 + " of the star", fans / 2));
        List<Result> results = medians(loads);
        for (int load = 1; load < loads.size(); load++) {
            Result result = results.get(load);
            add(
                    loads.get(load),
                    result,
                    String.format(
                            Locale.ROOT,
                            "%.2f of ordinary pages; p50 %.2f ms, %.2f of page 1",
                            result.perSecond() / results.get(0).perSecond(),
                            result.p50(),
                            result.p50() / results.get(1).p50()));
        }
    }

    /** One caller reads page after page by the links in the answers. */
    private void measureWalk() {
        List<Double> times = new ArrayList<>();
        String next = STARS_FOLLOWERS;
        for (int page = 0; page < WALKED_PAGES && next != null; page++) {
            long started = System.nanoTime();
            String body = get(next);
            times.add((System.nanoTime() - started) / 1e6);
            Matcher matcher = NEXT.matcher(body);
            next = matcher.find()
                    ? URI.create(matcher.group(1)).getPath() + "?"
                            + URI.create(matcher.group(1)).getRawQuery()
                    : null;
        }
        double first = median(times.subList(0, times.size() / 3));
        double last = median(times.subList(times.size() * 2 / 3, times.size()));
        report.add(
                "walk_last_third",
                "a walk by next, a page of the last third",
                last,
                "ms",
                String.format(Locale.ROOT, "%.2f of one of the first third", last / first));
    }

    private void measureFlags() {
        Load isFollowed = users("is_followed", "is_followed", "/api/v2/user/%d/is_followed/");
        Load isFollower = isFollower();
        warmUp(timing.warmUp() / 3, isFollowed, isFollower);
        measureAgainstConstantBody(constantBody("constant_flag", 21), isFollowed, isFollower);
    }

    private Load isFollower() {
        return users("is_follower", "is_follower", "/api/v2/user/%d/is_follower/");
    }

    /** The same pages and flags without Kith, in turn with those of the server. */
    private void measureRawDriver(Load pages) {
        RawDriver raw = target.raw();
        if (raw != null) {
            measureRawDriver(
                    "raw_driver_page",
                    "a page by one statement of the raw driver",
                    pages,
                    () -> raw.page(randomUser().value(), PAGE_SIZE));
            measureRawDriver(
                    "raw_driver_is_follower",
                    "is_follower by one statement of the raw driver",
                    isFollower(),
                    () -> raw.isFollower(randomUser().value(), randomUser().value()));
        }
    }

    private void measureRawDriver(String key, String name, Load load, Runnable raw) {
        List<Double> baselines = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        perSecond(load.connections(), _ -> raw.run());
        for (int round = 0; round < timing.rounds(); round++) {
            baselines.add(perSecond(load.connections(), _ -> raw.run()));
            results.add(run(load, timing.seconds()));
        }
        double baseline = median(baselines);
        report.add(key, name, baseline, "/s", "");
        Result result = median(results, Result::perSecond);
        add(
                load.as(load.key() + "_to_raw_driver", load.name() + ", in turn with that"),
                result,
                compare(result, baseline));
    }

    /** The same loads of each other server, and of all servers at once. */
    private void measureOtherServers(Load... loads) {
        if (target.otherServers().isEmpty()) {
            return;
        }
        List<URI> all = new ArrayList<>(List.of(target.server()));
        all.addAll(target.otherServers());
        for (Load load : loads) {
            measureOtherServers(load, all);
        }
    }

    private void measureOtherServers(Load load, List<URI> all) {
        List<List<URI>> groups = new ArrayList<>(all.stream().map(List::of).toList());
        groups.add(all);
        groups.stream().skip(1).forEach(servers -> warmUp(timing.warmUp() / 3, load, servers));
        List<List<Result>> results = new ArrayList<>();
        groups.forEach(_ -> results.add(new ArrayList<>()));
        for (int round = 0; round < timing.rounds(); round++) {
            for (int group = 0; group < groups.size(); group++) {
                results.get(group).add(run(load, timing.seconds(), groups.get(group)));
            }
        }
        List<Result> medians =
                results.stream().map(each -> median(each, Result::perSecond)).toList();
        double own = medians.getFirst().perSecond();
        for (int group = 1; group < groups.size(); group++) {
            boolean isLast = group == groups.size() - 1;
            String by =
                    isLast ? "all " + all.size() + " servers" : all.get(group).toString();
            String key = load.key() + (isLast ? "_all_servers" : "_server_" + (group + 1));
            Result result = medians.get(group);
            add(
                    load.as(key, load.name() + ", by " + by),
                    result,
                    String.format(
                            Locale.ROOT,
                            "this server has %.2f of that; p50 %.2f ms, p99 %.2f ms",
                            own / result.perSecond(),
                            result.p50(),
                            result.p99()));
        }
    }

    private void measureSearch() {
        Load byId = users("user_by_id", "a user by id", "/api/v2/user/%d/");
        Load byName = Load.search(
                "search",
                "search by all or part of a name",
                "/api/v2/user/search/?user=%s",
                target.searchTexts(),
                target.tokens());
        warmUp(timing.warmUp() / 3, byId, byName);
        List<Result> results = medians(List.of(byId, byName));
        add(byId, results.get(0), "");
        add(
                byName,
                results.get(1),
                String.format(
                        Locale.ROOT,
                        "%.1f times a user by id; p50 %.2f ms, %.1f times",
                        results.get(0).perSecond() / results.get(1).perSecond(),
                        results.get(1).p50(),
                        results.get(1).p50() / results.get(0).p50()));
    }

    /** The throughput of the database itself, without a cache. */
    private void measurePagesWithoutHttp() {
        if (target.raw() == null) {
            report.add(
                    "pages_in_process",
                    "the same pages in process: Cypher, no HTTP",
                    pagesPerSecond(target.database()),
                    "/s",
                    "");
        }
        report.add(
                "pages_by_driver",
                "the same pages through Neo4j's driver, no HTTP",
                pagesPerSecond(target.driver()),
                "/s",
                "");
    }

    private double pagesPerSecond(Database database) {
        Neo4jAudiences audiences = new Neo4jAudiences(database);
        Neo4jUsers users = new Neo4jUsers(database);
        List<Double> measured = new ArrayList<>();
        for (int round = 0; round < timing.rounds(); round++) {
            measured.add(perSecond(2, caller -> {
                var page = audiences.page(new AudienceQuery(
                        randomUser(),
                        AudienceKind.FOLLOWERS,
                        Mutuality.RECIPROCAL,
                        null,
                        null,
                        Offset.first(PAGE_SIZE)));
                var _ = users.summaries(
                        page.items().stream().map(AudienceEntry::user).toList());
            }));
        }
        return median(measured);
    }

    private void measureToggles() {
        Load onPairs = togglesOfPairs();
        Load onStar = Load.post(
                "toggles_star", "toggles of the star", FOLLOW, BenchGraph.STAR, BenchGraph.STAR, target.tokens());
        // one store for each caller, so that no two callers share a commit
        List<ToggleFollow> ungrouped = new ArrayList<>();
        for (int caller = 0; caller < WRITERS; caller++) {
            ungrouped.add(new ToggleFollow(new Neo4jTies(target.database()), GraphClock.UTC));
        }
        LongConsumer toggle = caller -> {
            var _ = ungrouped.get((int) caller).handle(randomUser(), randomUser());
        };
        warmUp(timing.warmUp() / 3, onPairs, onStar);
        List<Double> oneCaller = new ArrayList<>();
        List<Double> allCallers = new ArrayList<>();
        List<Result> pairResults = new ArrayList<>();
        List<Result> starResults = new ArrayList<>();
        for (int round = 0; round < timing.rounds(); round++) {
            oneCaller.add(perSecond(1, toggle));
            allCallers.add(perSecond(WRITERS, toggle));
            pairResults.add(run(onPairs, timing.seconds()));
            starResults.add(run(onStar, timing.seconds()));
        }
        double baseline = median(allCallers);
        report.add(
                "toggles_in_process_1_caller",
                "toggles without HTTP, one after the other",
                median(oneCaller),
                "/s",
                "");
        report.add("toggles_in_process_64_callers", "toggles without HTTP, each a transaction", baseline, "/s", "");
        Result pairs = median(pairResults, Result::perSecond);
        add(onPairs, pairs, compare(pairs, baseline));
        Result star = median(starResults, Result::perSecond);
        add(onStar, star, compare(star, baseline));
    }

    private Load togglesOfPairs() {
        return Load.post(
                "toggles_pairs",
                "toggles of random pairs, 64 connections",
                FOLLOW,
                BenchGraph.FIRST,
                graph.last(),
                target.tokens());
    }

    private void measurePagesBesideWrites(Load pages) {
        // the toggles before have invalidated cached lists
        warmUp(timing.warmUp() / 3, pages);
        AtomicLong failed = new AtomicLong();
        List<String> tokens = lines(target.tokens());
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = clock.scheduleAtFixedRate(
                    () -> writers.execute(
                            () -> toggle(tokens.get(ThreadLocalRandom.current().nextInt(tokens.size())), failed)),
                    0,
                    1_000_000 / WRITES_PER_SECOND,
                    TimeUnit.MICROSECONDS);
            List<Result> results = new ArrayList<>();
            for (int round = 0; round < timing.rounds(); round++) {
                results.add(run(pages, timing.seconds()));
            }
            clock.shutdownNow();
            Result result = median(results, Result::p99);
            report.add(
                    "pages_beside_writes_p99",
                    "pages beside " + WRITES_PER_SECOND + " writes a second, p99",
                    result.p99(),
                    "ms",
                    String.format(
                            Locale.ROOT,
                            "%.1f of its p50, %.2f ms; %,.0f/s; %d writes failed",
                            result.p99() / result.p50(),
                            result.p50(),
                            result.perSecond(),
                            failed.get()));
        }
    }

    private void toggle(String token, AtomicLong failed) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(target.server().resolve("/api/v2/user/" + randomUser() + "/follow/"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
            // a 400 is no failure: the random user may be the caller, and no one follows themselves
            if (answer.statusCode() >= 500) {
                failed.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
