package dev.kith.bootstrap.bench;

import dev.kith.application.follow.ToggleFollow;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scenarios, in a fixed order, each beside the floor it is compared with. */
final class Bench {

    private static final String FOLLOWERS = "/api/v2/user/%d/followers/";
    private static final int WRITERS = 64;
    private static final int WRITES_A_SECOND = 50;

    /** The head of an answer, about. */
    private static final int HEAD = 200;

    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final BenchGraph graph;
    private final Wrk wrk;
    private final URI server;
    private final Database database;
    private final Database driver;
    private final String tokens;
    private final String texts;
    private final int seconds;
    private final int rounds;
    private final int warmUp;
    private final PrintWriter err;
    private final Report report = new Report();
    private final HttpClient http = HttpClient.newHttpClient();

    Bench(
            BenchGraph graph,
            Wrk wrk,
            URI server,
            Database database,
            Database driver,
            String tokens,
            String texts,
            int seconds,
            int rounds,
            int warmUp,
            PrintWriter err) {
        this.graph = graph;
        this.wrk = wrk;
        this.server = server;
        this.database = database;
        this.driver = driver;
        this.tokens = tokens;
        this.texts = texts;
        this.seconds = seconds;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.err = err;
    }

    Report run() {
        Load ordinary = Load.get("pages of ordinary users, anonymous", FOLLOWERS, BenchGraph.FIRST, graph.last(), null);
        Load signedIn =
                Load.get("pages of ordinary users, signed in", FOLLOWERS, BenchGraph.FIRST, graph.last(), tokens);
        warm(warmUp * 2 / 3, ordinary);
        warm(warmUp / 3, signedIn);
        warm(Math.min(warmUp, 3), star("page 1 of the one with so many followers", 0));
        int bytes = (int) run(ordinary, 1).bytes() - HEAD;
        Load constant = constant("a constant body of " + bytes + " bytes", bytes);
        pages(ordinary, signedIn, constant);
        star(ordinary);
        walk();
        flags();
        search();
        uncached();
        writes();
        neighbours(ordinary);
        report.add("resident memory", residentMib(), "MiB", "");
        return report;
    }

    private static Load constant(String name, int bytes) {
        return Load.get(name, "/constant?bytes=" + bytes, 1, 1, null);
    }

    private static Load star(String name, long offset) {
        return Load.get(name, "/api/v2/user/" + BenchGraph.STAR + "/followers/?offset=" + offset, 1, 1, null);
    }

    private void pages(Load ordinary, Load signedIn, Load constant) {
        List<Result> results = medians(List.of(constant, ordinary, signedIn));
        double floor = results.get(0).perSecond();
        add(constant, results.get(0), "");
        add(ordinary, results.get(1), ofFloor(results.get(1), floor));
        add(signedIn, results.get(2), ofFloor(results.get(2), floor));
    }

    private void star(Load ordinary) {
        int fans = graph.fans();
        List<Load> loads = List.of(
                ordinary,
                star("page 1 of the one with " + fans + " followers", 0),
                star("page 500 of it", Math.min(10_000, fans / 2)),
                star("its page at offset " + fans / 2, fans / 2));
        List<Result> results = medians(loads);
        for (int load = 1; load < loads.size(); load++) {
            add(
                    loads.get(load),
                    results.get(load),
                    String.format(
                            Locale.ROOT,
                            "%.2f of ordinary pages; p50 %.2f ms, %.2f of page 1's",
                            results.get(load).perSecond() / results.get(0).perSecond(),
                            results.get(load).p50(),
                            results.get(load).p50() / results.get(1).p50()));
        }
    }

    /** Page after page by next, one caller. */
    private void walk() {
        int pages = 300;
        List<Double> times = new ArrayList<>();
        String next = "/api/v2/user/" + BenchGraph.STAR + "/followers/";
        for (int page = 0; page < pages && next != null; page++) {
            long begun = System.nanoTime();
            String body = get(next);
            times.add((System.nanoTime() - begun) / 1e6);
            Matcher matcher = NEXT.matcher(body);
            next = matcher.find()
                    ? URI.create(matcher.group(1)).getPath() + "?"
                            + URI.create(matcher.group(1)).getRawQuery()
                    : null;
        }
        double first = median(times.subList(0, times.size() / 3));
        double last = median(times.subList(times.size() * 2 / 3, times.size()));
        report.add(
                "a walk by next, a page of the last third",
                last,
                "ms",
                String.format(Locale.ROOT, "%.2f of one of the first third", last / first));
    }

    private void flags() {
        Load constant = constant("a constant body of 21 bytes", 21);
        Load isFollowed =
                Load.get("is_followed", "/api/v2/user/%d/is_followed/", BenchGraph.FIRST, graph.last(), tokens);
        Load isFollower =
                Load.get("is_follower", "/api/v2/user/%d/is_follower/", BenchGraph.FIRST, graph.last(), tokens);
        warm(warmUp / 3, isFollowed, isFollower);
        List<Result> results = medians(List.of(constant, isFollowed, isFollower));
        double floor = results.get(0).perSecond();
        add(constant, results.get(0), "");
        add(isFollowed, results.get(1), ofFloor(results.get(1), floor));
        add(isFollower, results.get(2), ofFloor(results.get(2), floor));
    }

    private void search() {
        Load byId = Load.get("a user by id", "/api/v2/user/%d/", BenchGraph.FIRST, graph.last(), tokens);
        Load byName = Load.search("search by all or part of a name", "/api/v2/user/search/?user=%s", texts, tokens);
        warm(warmUp / 3, byId, byName);
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

    /** What the database itself gives, without a cache and without HTTP. */
    private void uncached() {
        report.add("the same pages in process: Cypher, no HTTP", pages(database), "/s");
        report.add("the same pages through Neo4j's driver, no HTTP", pages(driver), "/s");
    }

    private double pages(Database from) {
        Neo4jAudiences audiences = new Neo4jAudiences(from);
        Neo4jUsers users = new Neo4jUsers(from);
        return median(repeat(() -> drive(2, caller -> {
            UserId subject = new UserId(anyone());
            var page = audiences.page(new AudienceQuery(
                    subject, AudienceKind.FOLLOWERS, Mutuality.RECIPROCAL, null, null, Offset.first(20)));
            var _ = users.summaries(
                    page.items().stream().map(AudienceEntry::user).toList());
        })));
    }

    private void writes() {
        Load pairs = Load.post(
                "toggles on random pairs, 64 connections",
                "/api/v2/user/%d/follow/",
                BenchGraph.FIRST,
                graph.last(),
                tokens);
        Load hot = Load.post(
                "toggles on the one with so many followers",
                "/api/v2/user/%d/follow/",
                BenchGraph.STAR,
                BenchGraph.STAR,
                tokens);
        // a store for each caller has no one to share a commit with
        List<ToggleFollow> alone = new ArrayList<>();
        for (int caller = 0; caller < WRITERS; caller++) {
            alone.add(new ToggleFollow(new Neo4jTies(database), Clock.systemUTC()));
        }
        LongConsumer toggle = caller -> {
            var _ = alone.get((int) caller).handle(new UserId(anyone()), new UserId(anyone()));
        };
        warm(warmUp / 3, pairs, hot);
        List<Double> inTurn = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        List<Result> onPairs = new ArrayList<>();
        List<Result> onHot = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            inTurn.add(drive(1, toggle));
            single.add(drive(WRITERS, toggle));
            onPairs.add(run(pairs, seconds));
            onHot.add(run(hot, seconds));
        }
        double floor = median(single);
        report.add("toggles in process, one after the other", median(inTurn), "/s");
        report.add("toggles in process, each a transaction", floor, "/s");
        add(pairs, median(onPairs, Result::perSecond), ofFloor(median(onPairs, Result::perSecond), floor));
        add(hot, median(onHot, Result::perSecond), ofFloor(median(onHot, Result::perSecond), floor));
    }

    /** Pages while others write. */
    private void neighbours(Load ordinary) {
        // what the toggles before made stale is read anew
        warm(warmUp / 3, ordinary);
        AtomicLong failed = new AtomicLong();
        List<String> callers = lines(Path.of(tokens));
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = clock.scheduleAtFixedRate(
                    () -> writers.execute(
                            () -> toggle(callers.get(ThreadLocalRandom.current().nextInt(callers.size())), failed)),
                    0,
                    1_000_000 / WRITES_A_SECOND,
                    TimeUnit.MICROSECONDS);
            List<Result> results = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                results.add(run(ordinary, seconds));
            }
            clock.shutdownNow();
            Result middle = median(results, Result::p99);
            report.add(
                    "pages beside " + WRITES_A_SECOND + " writes a second, p99",
                    middle.p99(),
                    "ms",
                    String.format(
                            Locale.ROOT,
                            "%.1f of its p50, %.2f ms; %,.0f/s; %d writes failed",
                            middle.p99() / middle.p50(),
                            middle.p50(),
                            middle.perSecond(),
                            failed.get()));
        }
    }

    private void toggle(String token, AtomicLong failed) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(server.resolve("/api/v2/user/" + anyone() + "/follow/"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
            // a caller may draw themselves, whom no one follows
            if (answer.statusCode() >= 500) {
                failed.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- how it is measured

    /** So that what is measured is neither the compiler nor the disk. */
    private void warm(int duration, Load... loads) {
        if (duration > 0) {
            err.println("Warming up for " + duration + " s");
            for (Load load : loads) {
                run(load, Math.max(1, duration / loads.length));
            }
        }
    }

    /** The loads take turns, so that what disturbs the machine disturbs them all. */
    private List<Result> medians(List<Load> loads) {
        List<List<Result>> results = new ArrayList<>();
        loads.forEach(load -> results.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int load = 0; load < loads.size(); load++) {
                results.get(load).add(run(loads.get(load), seconds));
            }
        }
        return results.stream().map(each -> median(each, Result::perSecond)).toList();
    }

    private Result run(Load load, int duration) {
        Result result = wrk.run(load, duration);
        err.printf(
                Locale.ROOT,
                "  %-50s %,10.0f/s  p50 %.2f ms  p99 %.2f ms%n",
                load.name(),
                result.perSecond(),
                result.p50(),
                result.p99());
        return result;
    }

    private List<Double> repeat(Supplier<Double> measured) {
        List<Double> values = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            values.add(measured.get());
        }
        return values;
    }

    /** How often a second the work is done by so many callers at once. */
    private double drive(int callers, LongConsumer work) {
        AtomicLong done = new AtomicLong();
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                long number = caller;
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        work.accept(number);
                        done.incrementAndGet();
                    }
                });
            }
        }
        return done.get() / ((System.nanoTime() - begun) / 1e9);
    }

    private String get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private long anyone() {
        return ThreadLocalRandom.current().nextLong(BenchGraph.FIRST, graph.last() + 1);
    }

    private void add(Load load, Result result, String compared) {
        report.add(
                load.name(),
                result.perSecond(),
                "/s",
                result.bad() == 0 ? compared : compared + "; " + result.bad() + " not answered with success");
    }

    private static String ofFloor(Result result, double floor) {
        return String.format(
                Locale.ROOT,
                "%.2f of that; p50 %.2f ms, p99 %.2f ms",
                result.perSecond() / floor,
                result.p50(),
                result.p99());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Result median(List<Result> results, ToDoubleFunction<Result> by) {
        return results.stream().sorted(Comparator.comparingDouble(by)).toList().get(results.size() / 2);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the system tells it, else NaN. */
    private static double residentMib() {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? lines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN)
                : Double.NaN;
    }
}
