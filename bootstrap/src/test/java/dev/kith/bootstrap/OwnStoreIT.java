package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar of samples/own-store, on the class path of the distribution, replaces the server's own store
 * (docs/own-store.md).
 */
final class OwnStoreIT {

    private static final Path DISTRIBUTION = Path.of("target/kith").toAbsolutePath();
    private static final Path JAR =
            Path.of("../samples/own-store/target/own-store.jar").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("(http://\\S+)/api/v2");
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_server_answers_from_the_store_of_the_jar() throws IOException, InterruptedException {
        assertThat(JAR).as("the jar that ./mvnw package makes").exists();
        Files.write(folder.resolve("1"), GIF);
        Process server = started();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            HttpResponse<byte[]> answer = get(address(output) + "/avatar/1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
            assertThat(answer.body()).isEqualTo(GIF);
        } finally {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process started() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                String.join(File.pathSeparator, DISTRIBUTION + "/lib/*", JAR.toString(), DISTRIBUTION + "/neo4j/*"),
                "dev.kith.bootstrap.Main",
                "demo",
                "--port",
                "0",
                "--bolt-port",
                "0",
                "--browser-port",
                "0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AVATARS_FOLDER", folder.toString());
        return builder.start();
    }

    /** Waits until the server prints where it is reached. */
    private static String address(BufferedReader output) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher found = ADDRESS.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
            printed.append(line).append('\n');
        }
        throw new AssertionError("The server stopped: " + printed);
    }

    private static HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        }
    }
}
