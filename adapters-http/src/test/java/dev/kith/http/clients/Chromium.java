package dev.kith.http.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's Chromium without a window. Without it the test is skipped. */
final class Chromium {

    static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Pattern ASKED = Pattern.compile("\"url\":\"(https?://[^/\"]+)");

    /** Servers that the browser asks for itself, whatever the page is. */
    private static final Set<String> OF_THE_BROWSER =
            Set.of("accounts.google.com", "clients2.google.com", "redirector.gvt1.com", "update.googleapis.com");

    /**
     * What a page became.
     *
     * @param document its HTML after its scripts have run
     * @param asked the servers that the page sent requests to
     */
    record Visit(String document, List<String> asked) {}

    private Chromium() {}

    /** Opens a page. The browser finds no other server than this machine. */
    static Visit open(String address, Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: chromium is not installed");
        Path log = folder.resolve("net-log.json");
        Path document = folder.resolve("document.html");
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--log-net-log=" + log,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        address)
                .redirectOutput(document.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("chromium ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return new Visit(
                    Files.readString(document),
                    lines.flatMap(line -> ASKED.matcher(line).results().map(found -> found.group(1)))
                            .filter(server -> !OF_THE_BROWSER.contains(server.replaceFirst("https?://", "")))
                            .distinct()
                            .toList());
        }
    }
}
