package dev.kith.http.graph.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Reply;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests to a name whose addresses change. No name server knows the name. */
final class WebhookClientTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.8.8");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Queue<String> hosts = new ConcurrentLinkedQueue<>();

    private HttpServer receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        receiver.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void a_connection_goes_to_the_address_that_was_checked() throws IOException {
        Reply reply = send("http", "127.0.0.0/8", new ArrayDeque<>(List.of(LOOPBACK)));
        assertThat(reply.status()).isEqualTo(204);
        assertThat(hosts)
                .containsExactly("hook.invalid:" + receiver.getAddress().getPort());
    }

    @Test
    void a_name_that_comes_to_lead_to_this_machine_is_refused() throws IOException {
        Queue<InetAddress> answers = new ArrayDeque<>(List.of(PUBLIC, LOOPBACK));
        WebhookTargets targets = targets("none", answers);
        URI url = url("https");
        assertThat(targets.resolve(url)).containsExactly(PUBLIC);
        Reply reply = send(targets, url);
        assertThat(reply.error()).isEqualTo("target is not public");
        assertThat(answers).isEmpty();
        assertThat(hosts).isEmpty();
    }

    @Test
    void a_name_with_one_address_that_is_not_public_is_refused() throws IOException {
        WebhookTargets targets =
                new WebhookTargets(new WebhookSettings("none"), _ -> new InetAddress[] {PUBLIC, LOOPBACK});
        assertThat(send(targets, url("https")).error()).isEqualTo("target is not public");
        assertThat(hosts).isEmpty();
    }

    private Reply send(String scheme, String listed, Queue<InetAddress> answers) throws IOException {
        return send(targets(listed, answers), url(scheme));
    }

    /** Each look-up of a name takes the next answer. */
    private static WebhookTargets targets(String listed, Queue<InetAddress> answers) {
        return new WebhookTargets(new WebhookSettings(listed), _ -> new InetAddress[] {answers.remove()});
    }

    private URI url(String scheme) {
        return URI.create(scheme + "://hook.invalid:" + receiver.getAddress().getPort() + "/hook");
    }

    private static Reply send(WebhookTargets targets, URI url) throws IOException {
        Random random = new Random(1);
        WebhookClient client = new WebhookClient(targets, Clock.fixed(NOON, ZoneOffset.UTC));
        try {
            return client.send(
                    new Webhook(
                            WebhookId.random(random),
                            url,
                            List.of("*"),
                            1,
                            "",
                            NOON,
                            List.of(WebhookSecret.random(random)),
                            Progress.after(new JournalPosition(1, 1))),
                    "1-00000001",
                    "{}".getBytes(StandardCharsets.UTF_8));
        } finally {
            client.close();
        }
    }
}
