package dev.kith.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.UserId;
import dev.kith.domain.webhook.Attempt;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Deliveries} keeps. */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
public abstract class DeliveriesContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final WebhookId ONE = new WebhookId("000000000001");
    private static final WebhookId OTHER = new WebhookId("000000000002");
    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final Progress START = Progress.after(JournalPosition.START);

    /** Both stores of webhooks, empty. */
    public record Stores(Webhooks webhooks, Deliveries deliveries) {}

    private Webhooks webhooks;
    private Deliveries deliveries;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        Stores stores = stores();
        webhooks = stores.webhooks();
        deliveries = stores.deliveries();
        for (WebhookId id : List.of(ONE, OTHER)) {
            webhooks.add(
                    new Webhook(
                            id,
                            URI.create("https://a.org"),
                            List.of("*"),
                            1,
                            "",
                            NOON,
                            List.of(WebhookSecret.random(new Random(1))),
                            START),
                    9);
        }
    }

    private static JournalEntry entry(long number, Change change) {
        return new JournalEntry(
                new JournalPosition(number, 0xcafe0000 + (int) number),
                NOON.plusSeconds(number),
                number % 2 == 0 ? Origin.KITH : Origin.OUTSIDE,
                change);
    }

    private static JournalEntry follow(long number) {
        return entry(number, new Change.FollowCreated(ADA, BOB, NOON.minusSeconds(number), true, ADA));
    }

    private static Delivery delivery(long number, int attempts, @Nullable Instant dead) {
        return new Delivery(List.of(follow(number)), attempts, NOON.plusSeconds(60), dead);
    }

    private static Checkpoint stored(Delivery... stored) {
        return new Checkpoint(START, List.of(stored), List.of(), List.of());
    }

    private static Checkpoint removed(String... removed) {
        return new Checkpoint(START, List.of(), List.of(removed), List.of());
    }

    private static Attempt attempt(int number) {
        return new Attempt("1-00000000", number, NOON.plusSeconds(number), 204, number, null, null);
    }

    @Test
    void begins_empty() {
        assertThat(deliveries.waiting(ONE)).isEmpty();
        assertThat(deliveries.dead(ONE, "", 9)).isEmpty();
        assertThat(deliveries.attempts(ONE)).isEmpty();
        assertThat(deliveries.counts()).isEmpty();
        assertThat(deliveries.retry(ONE, "1-00000000", NOON)).isFalse();
        assertThat(deliveries.discard(ONE, "1-00000000")).isFalse();
    }

    @Test
    void a_delivery_is_read_back_as_it_was_stored() {
        Delivery all = new Delivery(
                List.of(
                        follow(1),
                        entry(2, new Change.FollowDeleted(BOB, ADA, NOON, false, Cause.REMOVED, new UserId(9))),
                        entry(3, new Change.RequestRejected(ADA, BOB, null)),
                        entry(4, new Change.UserUpdated(ADA, Set.of(UserField.NAME, UserField.LISTS), ADA)),
                        entry(5, new Change.HideDeleted(ADA, BOB, ADA)),
                        entry(7, new Change.GraphReset(ResetReason.TOO_LARGE))),
                3,
                NOON.plusSeconds(5),
                null);
        assertThat(deliveries.save(ONE, stored(all))).isTrue();
        assertThat(deliveries.waiting(ONE)).containsExactly(all);
        assertThat(deliveries.counts()).isEqualTo(Map.of(ONE, new DeliveryCount(6, 0)));
    }

    @Test
    void the_waiting_ones_are_in_the_order_of_their_events() {
        deliveries.save(ONE, stored(delivery(10, 1, null), delivery(9, 1, NOON), delivery(2, 0, null)));
        deliveries.save(OTHER, stored(delivery(5, 1, null)));
        assertThat(deliveries.waiting(ONE)).containsExactly(delivery(2, 0, null), delivery(10, 1, null));
        assertThat(deliveries.counts()).isEqualTo(Map.of(ONE, new DeliveryCount(2, 1), OTHER, new DeliveryCount(1, 0)));
    }

    @Test
    void a_delivery_is_replaced_and_removed() {
        deliveries.save(ONE, stored(delivery(1, 1, null), delivery(2, 1, null)));
        deliveries.save(ONE, stored(delivery(1, 2, null)));
        assertThat(deliveries.waiting(ONE)).containsExactly(delivery(1, 2, null), delivery(2, 1, null));
        deliveries.save(ONE, removed(delivery(1, 2, null).id(), "9-00000000"));
        assertThat(deliveries.waiting(ONE)).containsExactly(delivery(2, 1, null));
    }

    @Test
    void the_progress_is_stored_with_it() {
        Progress progress = new Progress(
                new JournalPosition(7, 3),
                new Progress.Replay(JournalPosition.START, 6),
                0,
                Progress.Disabled.GONE,
                2,
                NOON,
                NOON,
                new Progress.Failure(NOON, null, "refused"));
        assertThat(deliveries.save(ONE, new Checkpoint(progress, List.of(), List.of(), List.of())))
                .isTrue();
        assertThat(webhooks.find(ONE).orElseThrow().progress()).isEqualTo(progress);
        assertThat(webhooks.find(OTHER).orElseThrow().progress()).isEqualTo(START);
    }

    @Test
    void a_sender_with_another_version_stores_nothing() {
        Webhook changed = webhooks.edit(
                        ONE, webhook -> webhook.with(webhook.progress().changed()))
                .orElseThrow();
        assertThat(deliveries.save(
                        ONE, new Checkpoint(START, List.of(delivery(1, 1, null)), List.of(), List.of(attempt(1)))))
                .isFalse();
        assertThat(webhooks.find(ONE)).hasValue(changed);
        assertThat(deliveries.waiting(ONE)).isEmpty();
        assertThat(deliveries.attempts(ONE)).isEmpty();
        assertThat(deliveries.save(new WebhookId("000000000009"), stored())).isFalse();
    }

    @Test
    void dead_ones_come_in_pages() {
        deliveries.save(
                ONE, stored(delivery(3, 9, NOON), delivery(1, 9, NOON), delivery(20, 9, NOON), delivery(2, 1, null)));
        List<Delivery> first = deliveries.dead(ONE, "", 2);
        assertThat(first).containsExactly(delivery(1, 9, NOON), delivery(3, 9, NOON));
        assertThat(deliveries.dead(ONE, first.getLast().id(), 2)).containsExactly(delivery(20, 9, NOON));
        assertThat(deliveries.dead(ONE, "4-00000000", 2)).containsExactly(delivery(20, 9, NOON));
        assertThat(deliveries.dead(OTHER, "", 2)).isEmpty();
    }

    @Test
    void a_dead_one_is_tried_again() {
        deliveries.save(ONE, stored(delivery(1, 9, NOON), delivery(2, 1, null)));
        assertThat(deliveries.retry(OTHER, delivery(1, 9, NOON).id(), NOON)).isFalse();
        assertThat(deliveries.retry(ONE, delivery(2, 1, null).id(), NOON)).isFalse();
        assertThat(deliveries.retry(ONE, delivery(1, 9, NOON).id(), NOON.plusSeconds(1)))
                .isTrue();
        assertThat(deliveries.dead(ONE, "", 9)).isEmpty();
        assertThat(deliveries.waiting(ONE))
                .containsExactly(new Delivery(List.of(follow(1)), 0, NOON.plusSeconds(1), null), delivery(2, 1, null));
        assertThat(webhooks.find(ONE).orElseThrow().progress()).isEqualTo(START.changed());
    }

    @Test
    void a_dead_one_is_discarded() {
        deliveries.save(ONE, stored(delivery(1, 9, NOON), delivery(2, 1, null)));
        assertThat(deliveries.discard(ONE, delivery(2, 1, null).id())).isFalse();
        assertThat(deliveries.discard(ONE, delivery(1, 9, NOON).id())).isTrue();
        assertThat(deliveries.discard(ONE, delivery(1, 9, NOON).id())).isFalse();
        assertThat(deliveries.counts()).isEqualTo(Map.of(ONE, new DeliveryCount(1, 0)));
        assertThat(webhooks.find(ONE).orElseThrow().progress()).isEqualTo(START.changed());
    }

    @Test
    void attempts_are_read_back_the_newest_first() {
        Attempt failed = new Attempt("1-00000000", 1, NOON, null, 15_000, "timeout", null);
        Attempt refused = new Attempt("1-00000000", 2, NOON.plusSeconds(1), 500, 0, null, "line\nline \u00e9");
        deliveries.save(ONE, new Checkpoint(START, List.of(), List.of(), List.of(failed, refused)));
        deliveries.save(ONE, new Checkpoint(START, List.of(), List.of(), List.of(attempt(3))));
        assertThat(deliveries.attempts(ONE))
                .containsExactly(
                        new NumberedAttempt(3, attempt(3)),
                        new NumberedAttempt(2, refused),
                        new NumberedAttempt(1, failed));
        assertThat(deliveries.attempts(OTHER)).isEmpty();
    }

    @Test
    void the_last_thousand_attempts_are_kept() {
        for (int part = 0; part < 9; part++) {
            int first = part * 150 + 1;
            deliveries.save(
                    ONE,
                    new Checkpoint(
                            START,
                            List.of(),
                            List.of(),
                            IntStream.range(first, first + 150)
                                    .mapToObj(DeliveriesContract::attempt)
                                    .toList()));
        }
        assertThat(deliveries.attempts(ONE))
                .hasSize(Checkpoint.MAX_ATTEMPTS)
                .extracting(NumberedAttempt::number)
                .startsWith(1350L, 1349L)
                .endsWith(351L);
    }

    @Test
    void a_deleted_webhook_takes_everything_with_it() {
        deliveries.save(ONE, new Checkpoint(START, List.of(delivery(1, 1, null)), List.of(), List.of(attempt(1))));
        webhooks.remove(ONE);
        assertThat(deliveries.waiting(ONE)).isEmpty();
        assertThat(deliveries.attempts(ONE)).isEmpty();
        assertThat(deliveries.counts()).isEmpty();
    }

    @Test
    void one_server_has_the_lease() {
        assertThat(deliveries.lease("a", NOON, NOON.plusSeconds(30))).isTrue();
        assertThat(deliveries.lease("b", NOON.plusSeconds(29), NOON.plusSeconds(60)))
                .isFalse();
        assertThat(deliveries.lease("a", NOON.plusSeconds(29), NOON.plusSeconds(40)))
                .isTrue();
        assertThat(deliveries.lease("b", NOON.plusSeconds(40), NOON.plusSeconds(70)))
                .isTrue();
        assertThat(deliveries.lease("a", NOON.plusSeconds(41), NOON.plusSeconds(70)))
                .isFalse();
    }

    @Test
    void a_lease_that_is_given_up_is_free() {
        deliveries.lease("a", NOON, NOON.plusSeconds(30));
        assertThat(deliveries.lease("a", NOON.plusSeconds(1), NOON.plusSeconds(1)))
                .isTrue();
        assertThat(deliveries.lease("b", NOON.plusSeconds(1), NOON.plusSeconds(30)))
                .isTrue();
    }
}
