package dev.kith.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.account.Secret;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Webhooks} keeps. */
@SuppressWarnings("NullAway.Init") // the field is set before each test
public abstract class WebhooksContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final WebhookId ONE = new WebhookId("0123456789az");
    private static final WebhookId OTHER = new WebhookId("0123456789ab");

    private Webhooks webhooks;

    /** An empty store. */
    protected abstract Webhooks webhooks();

    @BeforeEach
    void open() {
        webhooks = webhooks();
    }

    private static Webhook webhook(WebhookId id, Instant created) {
        return new Webhook(
                id,
                URI.create("https://a.org/h\u00f6ok?x=1"),
                List.of("follow.*", "graph.reset"),
                7,
                "One \u00e9 \ud83d\ude42 'quoted'",
                created,
                List.of(new WebhookSecret(new Secret("whsec_AA=="), null)),
                Progress.after(new JournalPosition(41, 0xfeedbeef)));
    }

    private static Webhook full(WebhookId id) {
        Webhook plain = webhook(id, NOON);
        return new Webhook(
                id,
                plain.url(),
                plain.types(),
                1,
                "",
                NOON,
                List.of(
                        new WebhookSecret(new Secret("whsec_AA=="), NOON.plusSeconds(1)),
                        new WebhookSecret(new Secret("whsec_BB=="), null)),
                new Progress(
                        new JournalPosition(Long.MAX_VALUE >> 4, -1),
                        new Progress.Replay(new JournalPosition(3, 1), 9),
                        5,
                        Progress.Disabled.FAILING,
                        21,
                        NOON.plusSeconds(2),
                        NOON.plusSeconds(3),
                        new Progress.Failure(NOON.plusSeconds(4), 500, "broken")));
    }

    @Test
    void begins_empty() {
        assertThat(webhooks.find(ONE)).isEmpty();
        assertThat(webhooks.list()).isEmpty();
        assertThat(webhooks.edit(ONE, webhook -> webhook)).isEmpty();
        assertThat(webhooks.remove(ONE)).isFalse();
    }

    @Test
    void a_webhook_is_read_back_as_it_was_stored() {
        Webhook plain = webhook(ONE, NOON.plusSeconds(9));
        assertThat(webhooks.add(plain, 2)).isTrue();
        assertThat(webhooks.add(full(OTHER), 2)).isTrue();
        assertThat(webhooks.find(ONE)).hasValue(plain);
        assertThat(webhooks.find(OTHER)).hasValue(full(OTHER));
        assertThat(webhooks.list()).containsExactly(full(OTHER), plain);
    }

    @Test
    void there_are_no_more_than_asked_for() {
        assertThat(webhooks.add(webhook(ONE, NOON), 1)).isTrue();
        assertThat(webhooks.add(webhook(OTHER, NOON), 1)).isFalse();
        assertThat(webhooks.list()).hasSize(1);
    }

    @Test
    void an_id_is_used_once() {
        assertThat(webhooks.add(webhook(ONE, NOON), 9)).isTrue();
        assertThatThrownBy(() -> webhooks.add(full(ONE), 9)).isInstanceOf(RuntimeException.class);
        assertThat(webhooks.find(ONE)).hasValue(webhook(ONE, NOON));
    }

    @Test
    void a_change_is_kept_and_touches_no_other_webhook() {
        webhooks.add(webhook(ONE, NOON), 9);
        webhooks.add(webhook(OTHER, NOON), 9);
        assertThat(webhooks.edit(ONE, _ -> full(ONE))).hasValue(full(ONE));
        assertThat(webhooks.find(ONE)).hasValue(full(ONE));
        assertThat(webhooks.edit(ONE, _ -> webhook(ONE, NOON))).hasValue(webhook(ONE, NOON));
        assertThat(webhooks.find(ONE)).hasValue(webhook(ONE, NOON));
        assertThat(webhooks.find(OTHER)).hasValue(webhook(OTHER, NOON));
    }

    @Test
    void a_deleted_webhook_is_gone() {
        webhooks.add(webhook(ONE, NOON), 9);
        webhooks.add(webhook(OTHER, NOON), 9);
        assertThat(webhooks.remove(ONE)).isTrue();
        assertThat(webhooks.remove(ONE)).isFalse();
        assertThat(webhooks.list()).containsExactly(webhook(OTHER, NOON));
    }
}
