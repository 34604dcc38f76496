package dev.kith.bootstrap.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Runs wrk, the load generator, as a process of its own. */
final class Wrk {

    private final Path script;
    private int runs;

    private Wrk(Path script) {
        this.script = script;
    }

    /** @param folder where its script is written */
    static Wrk in(Path folder) {
        try (InputStream text = Objects.requireNonNull(Wrk.class.getResourceAsStream("requests.lua"))) {
            Path script = folder.resolve("requests.lua");
            Files.write(script, text.readAllBytes());
            return new Wrk(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where wrk is not installed, before anything is started. */
    static void requireInstalled() {
        try {
            run(new ProcessBuilder("wrk", "-v"));
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The benchmark needs wrk, which is not installed; Debian and Ubuntu: apt install wrk, macOS: brew install wrk",
                    e);
        }
    }

    /** @param servers among which the connections are divided */
    Result run(Load load, int seconds, List<URI> servers) {
        ProcessBuilder wrk = new ProcessBuilder(
                "wrk",
                "-t",
                Integer.toString(servers.size()),
                "-c",
                Integer.toString(load.connections()),
                "-d",
                seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                servers.getFirst().toString());
        Map<String, String> environment = wrk.environment();
        environment.put("BENCH_SERVERS", servers.stream().map(Wrk::address).collect(Collectors.joining(" ")));
        environment.put("BENCH_SEED", Integer.toString(++runs));
        environment.put("BENCH_METHOD", load.method());
        environment.put("BENCH_PATH", load.path());
        environment.put("BENCH_FIRST", Long.toString(load.first()));
        environment.put("BENCH_LAST", Long.toString(load.last()));
        if (load.tokens() != null) {
            environment.put("BENCH_TOKENS", load.tokens().toString());
        }
        if (load.texts() != null) {
            environment.put("BENCH_TEXTS", load.texts().toString());
        }
        try {
            String printed = run(wrk);
            return result(numbers(printed.substring(printed.lastIndexOf('{'))));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("wrk failed: " + e.getMessage(), e);
        }
    }

    private static String address(URI server) {
        return server.getHost() + ":" + (server.getPort() == -1 ? 80 : server.getPort());
    }

    private static Result result(Map<String, Long> numbers) {
        double requests = Math.max(1, numbers.getOrDefault("requests", 0L));
        return new Result(
                requests / (numbers.getOrDefault("micros", 1L) / 1e6),
                numbers.getOrDefault("bytes", 0L) / requests,
                numbers.getOrDefault("failed", 0L),
                numbers.getOrDefault("p50", 0L) / 1e3,
                numbers.getOrDefault("p99", 0L) / 1e3);
    }

    private static Map<String, Long> numbers(String json) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(parser.currentName(), parser.getLongValue());
                }
            }
        }
        return numbers;
    }

    private static String run(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        Thread stop = new Thread(process::destroy, "stop-wrk");
        Runtime.getRuntime().addShutdownHook(stop);
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
            removeHook(stop);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the shutdown has begun, and hooks cannot be removed any more
        }
    }
}
