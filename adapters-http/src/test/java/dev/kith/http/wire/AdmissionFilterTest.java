package dev.kith.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@MicronautTest
class AdmissionFilterTest {

    @Inject
    ApiClient api;

    @Inject
    EmbeddedServer server;

    @Inject
    TestUsers people;

    @Test
    void a_request_that_queued_too_long_is_refused_before_any_work() throws Exception {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        String follow = "/api/v2/user/" + bob + "/follow/";
        String token = api.token(ada);
        CountDownLatch done = new CountDownLatch(1);
        List<CompletableFuture<Void>> busy = takeAllCarriers(done);
        CompletableFuture<String> response;
        try {
            // on a platform thread: the JDK's own client may itself want what is taken here
            response = CompletableFuture.supplyAsync(
                    () -> post(follow, token), task -> Thread.ofPlatform().start(task));
            Thread.sleep(AdmissionFilter.MAX_QUEUE_TIME.plusMillis(500));
        } finally {
            done.countDown();
        }

        assertThat(response.join())
                .startsWith("503 2 {")
                .contains("\"code\":\"unavailable\"")
                .contains("There are too many requests");
        assertThat(busy).allSatisfy(CompletableFuture::join);
        assertThat(api.get("/api/v2/user/" + bob + "/is_followed/", api.as(ada)).get("is_followed"))
                .isEqualTo(false);
        assertThat(api.post(follow, "", api.as(ada)).status()).isEqualTo(204);
    }

    /** As requests do that compute. */
    private static List<CompletableFuture<Void>> takeAllCarriers(CountDownLatch done) throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch taken = new CountDownLatch(carriers);
        List<CompletableFuture<Void>> busy = new ArrayList<>();
        for (int carrier = 0; carrier < carriers; carrier++) {
            busy.add(CompletableFuture.runAsync(
                    () -> {
                        taken.countDown();
                        while (done.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        taken.await();
        return busy;
    }

    /** The status, the Retry-After header and the body. */
    private String post(String path, String token) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) server.getURI().resolve(path).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", "Bearer " + token);
            try (InputStream body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return connection.getResponseCode() + " " + connection.getHeaderField("Retry-After") + " "
                        + new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
