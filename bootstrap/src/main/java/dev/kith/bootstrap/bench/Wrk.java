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
import java.util.Map;
import java.util.Objects;

/** Runs wrk, the load generator, as a process of its own. */
final class Wrk {

    private final URI server;
    private final Path script;
    private int runs;

    private Wrk(URI server, Path script) {
        this.server = server;
        this.script = script;
    }

    static Wrk against(URI server, Path folder) {
        try (InputStream text = Objects.requireNonNull(Wrk.class.getResourceAsStream("requests.lua"))) {
            Path script = folder.resolve("requests.lua");
            Files.write(script, text.readAllBytes());
            return new Wrk(server, script);
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

    Result run(Load load, int seconds) {
        ProcessBuilder wrk = new ProcessBuilder(
                "wrk",
                "-t",
                "1",
                "-c",
                Integer.toString(load.connections()),
                "-d",
                seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                server.toString());
        Map<String, String> environment = wrk.environment();
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
