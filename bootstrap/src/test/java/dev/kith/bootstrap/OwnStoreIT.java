package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar of samples/own-store, on the class path of the distribution, replaces the server's own store
 * (docs/own-store.md).
 */
final class OwnStoreIT {

    private static final Path JAR = Path.of("../samples/own-store/target/own-store.jar");
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_server_answers_from_the_store_of_the_jar() throws IOException, InterruptedException {
        assertThat(JAR).as("the jar that ./mvnw package makes").exists();
        Files.write(folder.resolve("1"), GIF);
        ProcessBuilder demo = DistributedProgram.process(
                List.of(JAR), Main.class, List.of("demo", "--port", "0", "--bolt-port", "0", "--browser-port", "0"));
        demo.environment().put("AVATARS_FOLDER", folder.toString());
        try (DistributedProgram.Server server = DistributedProgram.Server.start(demo)) {
            HttpResponse<byte[]> answer = get(server.address() + "/avatar/1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
            assertThat(answer.body()).isEqualTo(GIF);
        }
    }

    private static HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        }
    }
}
