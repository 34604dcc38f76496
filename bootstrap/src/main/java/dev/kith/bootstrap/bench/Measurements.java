package dev.kith.bootstrap.bench;

import dev.kith.domain.user.UserId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Runs loads against a server and reports the results. */
abstract sealed class Measurements permits Bench, GraphBench {

    /** The callers of a load that writes. */
    static final int WRITERS = 64;

    /** The address or the cursor of the next page in an answer. */
    static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    final BenchGraph graph;
    final Target target;
    final Timing timing;
    final Report report;
    final HttpClient http = HttpClient.newHttpClient();
    private final Wrk wrk;
    private final PrintWriter err;

    Measurements(BenchGraph graph, Target target, Timing timing, Wrk wrk, PrintWriter err, Report report) {
        this.graph = graph;
        this.target = target;
        this.timing = timing;
        this.wrk = wrk;
        this.err = err;
        this.report = report;
    }

    /** Runs the loads until the code is compiled and the caches are filled. */
    final void warmUp(int seconds, Load... loads) {
        if (seconds > 0) {
            err.println("Warming up for " + seconds + " s");
            for (Load load : loads) {
                run(load, Math.max(1, seconds / loads.length));
            }
        }
    }

    final void warmUp(int seconds, Load load, List<URI> servers) {
        if (seconds > 0) {
            err.println("Warming up for " + seconds + " s");
            run(load, seconds, servers);
        }
    }

    /** The loads alternate, so that a disturbance of the machine affects all of them. */
    final List<Result> medians(List<Load> loads) {
        List<List<Result>> results = new ArrayList<>();
        loads.forEach(load -> results.add(new ArrayList<>()));
        for (int round = 0; round < timing.rounds(); round++) {
            for (int load = 0; load < loads.size(); load++) {
                results.get(load).add(run(loads.get(load), timing.seconds()));
            }
        }
        return results.stream().map(each -> median(each, Result::perSecond)).toList();
    }

    final Result run(Load load, int seconds) {
        return run(load, seconds, List.of(target.server()));
    }

    final Result run(Load load, int seconds, List<URI> servers) {
        Result result = wrk.run(load, seconds, servers);
        err.printf(
                Locale.ROOT,
                "  %-50s %,10.0f/s  p50 %.2f ms  p99 %.2f ms%s%n",
                load.name(),
                result.perSecond(),
                result.p50(),
                result.p99(),
                servers.equals(List.of(target.server())) ? "" : "  " + servers);
        return result;
    }

    /** How often concurrent callers do the work in a second. */
    final double perSecond(int callers, LongConsumer work) {
        AtomicLong done = new AtomicLong();
        long started = System.nanoTime();
        long end = started + timing.seconds() * 1_000_000_000L;
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
        return done.get() / ((System.nanoTime() - started) / 1e9);
    }

    final String get(String path) {
        return send(HttpRequest.newBuilder(target.server().resolve(path)).build());
    }

    /** The body of a successful answer. */
    final String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    final UserId randomUser() {
        return new UserId(ThreadLocalRandom.current().nextLong(BenchGraph.FIRST, graph.last() + 1));
    }

    final void add(Load load, Result result, String comparison) {
        report.add(
                load.key(),
                load.name(),
                result.perSecond(),
                "/s",
                result.failed() == 0 ? comparison : comparison + "; " + result.failed() + " requests failed");
    }

    static String compare(Result result, double baseline) {
        return String.format(
                Locale.ROOT,
                "%.2f of that; p50 %.2f ms, p99 %.2f ms",
                result.perSecond() / baseline,
                result.p50(),
                result.p99());
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static Result median(List<Result> results, ToDoubleFunction<Result> by) {
        return results.stream().sorted(Comparator.comparingDouble(by)).toList().get(results.size() / 2);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this process; NaN where the system does not say. */
    static double residentMib() {
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
