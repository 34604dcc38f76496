package dev.kith.http.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a Node client against the server under test. Without Node and npm the test is skipped. */
final class NodeClient {

    private static final Path SOURCES = Path.of("src", "test", "npm");
    private static final Path INSTALLED = Path.of("target", "npm");

    private NodeClient() {}

    /** Starts a program with the installed packages, for a test that talks to it. */
    static Process start(String name, String program, String... arguments) throws IOException, InterruptedException {
        requireNode();
        Files.writeString(INSTALLED.resolve(name), program);
        List<String> words = new ArrayList<>(List.of("node", name));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void requireNode() throws IOException, InterruptedException {
        assumeTrue(isPresent("node") && isPresent("npm"), "skipped: node and npm are not installed");
        install();
    }

    /** Compiles a program with types made of an OpenAPI document, as strictly as the compiler can, and runs it. */
    static void runTyped(String script, Path document, Map<String, String> environment)
            throws IOException, InterruptedException {
        requireNode();
        Files.copy(SOURCES.resolve(script), INSTALLED.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        command(
                INSTALLED,
                Map.of(),
                "node",
                "node_modules/openapi-typescript/bin/cli.js",
                document.toAbsolutePath().toString(),
                "--output",
                "graph-api.d.ts");
        command(
                INSTALLED,
                Map.of(),
                "node",
                "node_modules/typescript/bin/tsc",
                "--strict",
                "--noUncheckedIndexedAccess",
                "--target",
                "es2022",
                "--module",
                "nodenext",
                "--types",
                "node",
                script);
        System.out.println(command(INSTALLED, environment, "node", script.replaceFirst("\\.ts$", ".js")));
    }

    /** Lints an OpenAPI document. A warning is an error. */
    static void lint(Path document) throws IOException, InterruptedException {
        requireNode();
        command(
                INSTALLED,
                Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                "node",
                "node_modules/@redocly/cli/bin/cli.js",
                "lint",
                document.toAbsolutePath().toString(),
                "--config",
                SOURCES.resolve("redocly.yaml").toAbsolutePath().toString());
    }

    static void run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        requireNode();
        Path file = Files.copy(SOURCES.resolve(script), INSTALLED.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        String output = command(
                INSTALLED,
                environment,
                "node",
                "--test",
                "--test-reporter=spec",
                file.getFileName().toString());
        System.out.println(output);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        Path lock = INSTALLED.resolve("package-lock.json");
        Path stamp = INSTALLED.resolve("node_modules/.package-lock.json");
        if (Files.exists(stamp)
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) == -1) {
            return;
        }
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        command(INSTALLED, Map.of(), "npm", "ci");
    }

    private static boolean isPresent(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static String command(Path folder, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", words) + "\n" + output)
                .isZero();
        return output;
    }
}
