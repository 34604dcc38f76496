package dev.kith.bootstrap.bench;

import com.sun.net.httpserver.HttpServer;
import dev.kith.bootstrap.graph.GraphClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the graph API, each load with the baseline it is compared with. */
final class GraphBench extends Measurements {

    private static final String BASE = "/graph/v1";
    private static final int BATCH = 1_000;
    private static final int READERS = 10;
    private static final int WEBHOOKS = 5;
    private static final int WALKS = 3;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

    private final String key;

    GraphBench(BenchGraph graph, Target target, Timing timing, Wrk wrk, PrintWriter err, Report report) {
        super(graph, target, timing, wrk, err, report);
        this.key = lines(target.serviceKey()).getFirst();
    }

    void run() {
        measurePages();
        measureRelationships();
        measureWalk();
        measureBatches();
        measureEvents();
    }

    private void measurePages() {
        Load users = Load.get(
                "graph_baseline_page",
                "pages of 20 users, /api/v2, signed in",
                "/api/v2/user/%d/followers/?limit=20",
                BenchGraph.FIRST,
                graph.last(),
                target.tokens());
        Load briefs = Load.get(
                "graph_page",
                "pages of 50 users, /graph/v1, by key",
                BASE + "/users/%d/followers?limit=50",
                BenchGraph.FIRST,
                graph.last(),
                target.serviceKey());
        warmUp(timing.warmUp() / 3, users, briefs);
        List<Result> results = medians(List.of(users, briefs));
        add(users, results.get(0), "");
        add(briefs, results.get(1), compare(results.get(1), results.get(0).perSecond()));
    }

    private void measureRelationships() {
        measureRelationships(20);
        measureRelationships(BATCH);
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int round = 0; round < timing.rounds(); round++) {
            few.add(measureRelationships(20));
            many.add(measureRelationships(BATCH));
        }
        report.add("relationships_20", "relationships of one user to 20 others", median(few), "ms", "");
        report.add(
                "relationships_1000",
                "relationships of one user to 1,000 others",
                median(many),
                "ms",
                times(median(many) / median(few)));
    }

    /** The median time of a request, in milliseconds. */
    private double measureRelationships(int others) {
        return medianTime(() -> post(
                "/relationships",
                "{\"from\":\"" + randomUser() + "\",\"to\":["
                        + Stream.generate(() -> "\"" + randomUser() + "\"")
                                .limit(others)
                                .collect(Collectors.joining(","))
                        + "]}"));
    }

    private double medianTime(Supplier<HttpRequest> request) {
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + timing.seconds() * 1_000_000_000L;
        while (System.nanoTime() < end) {
            HttpRequest next = request.get();
            long started = System.nanoTime();
            String _ = send(next);
            times.add((System.nanoTime() - started) / 1e6);
        }
        return median(times);
    }

    /** A walk is read several times, and the fastest time of each page counts: a collection of the heap is no page. */
    private void measureWalk() {
        List<Double> fastest = walk();
        for (int walk = 1; walk < WALKS; walk++) {
            List<Double> again = walk();
            for (int page = 0; page < fastest.size(); page++) {
                fastest.set(page, Math.min(fastest.get(page), again.get(page)));
            }
        }
        double first = fastest.getFirst();
        double slowest = fastest.stream().mapToDouble(time -> time).max().orElseThrow();
        report.add(
                "graph_walk_slowest_page",
                "the slowest page of a walk by view=ids, " + fastest.size() + " pages",
                slowest,
                "ms",
                String.format(Locale.ROOT, "%.2f of the first", slowest / first));
    }

    /** The time of each page of 5,000 followers of the star, in milliseconds. */
    private List<Double> walk() {
        String list = "/users/" + BenchGraph.STAR + "/followers?view=ids&limit=5000";
        List<Double> times = new ArrayList<>();
        for (String path = list; path != null; ) {
            HttpRequest request = request(path, "GET", BodyPublishers.noBody());
            long started = System.nanoTime();
            String page = send(request);
            times.add((System.nanoTime() - started) / 1e6);
            Matcher next = NEXT.matcher(page);
            path = next.find() ? list + "&after=" + next.group(1) : null;
        }
        return times;
    }

    private void measureBatches() {
        Load single = Load.put(
                "graph_follows",
                "follows, /graph/v1, 64 connections",
                BASE + "/users/%d/followings/%d",
                BenchGraph.FIRST,
                graph.last(),
                target.serviceKey());
        warmUp(timing.warmUp() / 3, single);
        double _ = batchesPerSecond();
        List<Result> singles = new ArrayList<>();
        List<Double> batches = new ArrayList<>();
        for (int round = 0; round < timing.rounds(); round++) {
            singles.add(run(single, timing.seconds()));
            batches.add(batchesPerSecond());
        }
        Result one = median(singles, Result::perSecond);
        add(single, one, "");
        double follows = median(batches) * BATCH;
        report.add(
                "graph_follows_in_batches",
                "follows, /graph/v1, batches of 1,000, one caller",
                follows,
                "/s",
                times(follows / one.perSecond()));
    }

    private double batchesPerSecond() {
        return perSecond(1, _ -> send(post("/ties/batch", "{\"operations\":[" + follows() + "]}")));
    }

    private String follows() {
        return Stream.generate(() -> {
                    long follower = randomUser().value();
                    long followee = randomUser().value();
                    return "{\"op\":\"follow\",\"from\":\"" + follower + "\",\"to\":\""
                            + (followee == follower ? BenchGraph.STAR : followee) + "\"}";
                })
                .limit(BATCH)
                .collect(Collectors.joining(","));
    }

    /** Toggles alone and beside readers of the stream and webhooks, in turn. */
    private void measureEvents() {
        Load toggles = Load.post(
                "graph_toggles",
                "toggles of random pairs, without readers",
                "/api/v2/user/%d/follow/",
                BenchGraph.FIRST,
                graph.last(),
                target.tokens());
        warmUp(timing.warmUp() / 3, toggles);
        List<Result> alone = new ArrayList<>();
        List<Result> beside = new ArrayList<>();
        Queue<Double> read = new ConcurrentLinkedQueue<>();
        Queue<Double> received = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < timing.rounds(); round++) {
            alone.add(run(toggles, timing.seconds()));
            beside.add(runBesideReaders(toggles, read, received));
        }
        Result without = median(alone, Result::perSecond);
        add(toggles, without, "");
        Result with = median(beside, Result::perSecond);
        add(
                toggles.as(
                        "graph_toggles_beside_readers",
                        "toggles beside " + READERS + " readers and " + WEBHOOKS + " webhooks"),
                with,
                compare(with, without.perSecond()));
        reportDelay("graph_stream_delay_p99", "a change reaches a reader of the stream, p99", read);
        reportDelay("graph_webhook_delay_p99", "a change reaches a webhook in batches of 100, p99", received);
    }

    private Result runBesideReaders(Load load, Queue<Double> read, Queue<Double> received) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer receiver = receiver(threads, received);
            List<String> webhooks = new ArrayList<>();
            for (int webhook = 0; webhook < WEBHOOKS; webhook++) {
                String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + webhook;
                String answer = send(post("/webhooks", "{\"url\":\"" + url + "\",\"types\":[\"*\"],\"batch\":100}"));
                Matcher id = ID.matcher(answer);
                if (id.find()) {
                    webhooks.add(id.group(1));
                }
            }
            for (int reader = 0; reader < READERS; reader++) {
                var _ = threads.submit(() -> readStream(read));
            }
            try {
                return run(load, timing.seconds());
            } finally {
                webhooks.forEach(id -> send(request("/webhooks/" + id, "DELETE", BodyPublishers.noBody())));
                receiver.stop(0);
                threads.shutdownNow();
            }
        }
    }

    /** @param delays gets the time from each change to its arrival, in milliseconds */
    private static HttpServer receiver(ExecutorService threads, Queue<Double> delays) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                // the first time is that of the batch
                TIMESTAMP.matcher(body).results().skip(1).forEach(time -> delays.add(millisSince(time.group(1))));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reportDelay(String figure, String name, Queue<Double> delays) {
        List<Double> sorted = delays.stream().sorted().toList();
        report.add(
                figure,
                name,
                sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() * 99 / 100),
                "ms",
                sorted.size() + " events");
    }

    /** @param delays gets the time from each change to its arrival, in milliseconds */
    private void readStream(Queue<Double> delays) {
        HttpRequest request = request("/events/stream?after=now", "GET", BodyPublishers.noBody());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                TIMESTAMP.matcher(line).results().forEach(time -> delays.add(millisSince(time.group(1))));
            }
        } catch (IOException e) {
            // the measurement ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double millisSince(String time) {
        return Duration.between(Instant.parse(time), GraphClock.UTC.instant()).toNanos() / 1e6;
    }

    private HttpRequest post(String path, String body) {
        return request(path, "POST", BodyPublishers.ofString(body));
    }

    private HttpRequest request(String path, String method, BodyPublisher body) {
        return HttpRequest.newBuilder(target.server().resolve(BASE + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f times that", ratio);
    }
}
