package dev.kith.http.graph.delivery;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import dev.kith.application.delivery.OpenOutbox;
import dev.kith.application.delivery.SaveCheckpoint;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.Outbox;
import dev.kith.domain.webhook.Progress.Disabled;
import dev.kith.domain.webhook.Reply;
import dev.kith.domain.webhook.Webhook;
import dev.kith.http.graph.event.EventType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends the events of one webhook, on a thread of its own. Others send the requests and report what came of them. */
final class WebhookWorker implements Runnable {

    /** How often the progress is stored after requests. */
    private static final Duration SAVE = Duration.ofSeconds(1);

    /** How often the progress is stored if the webhook wanted none of the events. */
    private static final Duration SAVE_POSITION = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(WebhookWorker.class.getName());

    /** What all workers of a server share. */
    record Means(
            OpenOutbox openOutbox,
            SaveCheckpoint saveCheckpoint,
            EventMessages messages,
            WebhookClient client,
            Executor requests,
            Clock clock) {}

    private sealed interface Signal {}

    /** Something may have changed. */
    private record WakeUp() implements Signal {}

    private record Finished(Delivery delivery, Reply reply) implements Signal {}

    private final Means means;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Webhook webhook;
    private volatile long newest;
    private volatile boolean stops;

    /** Of the thread. */
    private long read;

    private boolean isRefused;
    private long saved;

    WebhookWorker(Means means, Webhook webhook) {
        this.means = means;
        this.webhook = webhook;
    }

    void update(Webhook next) {
        if (!next.equals(webhook)) {
            webhook = next;
            signals.add(new WakeUp());
        }
    }

    /** Tells the number of the newest entry of the journal. */
    void tell(long number) {
        if (number > newest) {
            newest = number;
            signals.add(new WakeUp());
        }
    }

    /** Starts no more requests. The thread ends after those that are on their way. */
    void stop() {
        stops = true;
        signals.add(new WakeUp());
    }

    @Override
    public void run() {
        while (!stops) {
            try {
                Outbox outbox = means.openOutbox().handle(webhook.id()).orElse(null);
                if (outbox == null) {
                    return;
                }
                read = -1;
                isRefused = false;
                send(outbox);
            } catch (StoreUnavailable | Overloaded unavailable) {
                LOG.log(Level.DEBUG, "Webhooks wait for the graph", unavailable);
                pause();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                if (!stops) {
                    LOG.log(Level.ERROR, "Cannot send to the webhook " + webhook.id(), failure);
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(SAVE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stops = true;
        }
    }

    /** Until the outbox must be opened again. */
    private void send(Outbox outbox) throws InterruptedException {
        saved = System.nanoTime();
        while (true) {
            boolean isEnding = stops
                    || isRefused
                    || webhook.progress().version() > outbox.progress().version();
            if (!isEnding) {
                fill(outbox);
                outbox.start(means.clock().instant()).forEach(this::request);
            } else if (!outbox.isBusy()) {
                save(outbox);
                return;
            }
            saveIfDue(outbox);
            await(outbox);
        }
    }

    private void fill(Outbox outbox) {
        try {
            JournalPosition wanted = outbox.wanted(means.clock().instant());
            while (wanted != null && (wanted.number() < newest || read != wanted.number())) {
                if (!add(outbox, wanted)) {
                    return;
                }
                wanted = outbox.wanted(means.clock().instant());
            }
        } catch (StoreUnavailable | Overloaded unavailable) {
            LOG.log(Level.DEBUG, "Webhooks wait for the graph", unavailable);
        }
    }

    /** @return false if there is nothing to add now */
    private boolean add(Outbox outbox, JournalPosition wanted) {
        switch (means.messages().read(wanted)) {
            case Answer.Found found -> {
                Webhook now = webhook;
                Set<EventType> types = EventType.parseAll(String.join(",", now.types()))
                        .orElseThrow(() -> new IllegalStateException("Unknown types: " + now.types()));
                List<JournalEntry> entries = found.entries().stream()
                        .filter(entry -> types.contains(EventType.of(entry.change())))
                        .toList();
                means.messages().render(entries);
                outbox.add(entries, found.next(), now.batch(), means.clock().instant());
                read = found.next().number();
                return !found.entries().isEmpty();
            }
            case Answer.Expired() -> outbox.disable(Disabled.EXPIRED);
            case Answer.Restarted() -> outbox.disable(Disabled.RESTARTED);
            case Answer.NotReached() -> {
                // a later look sees it
            }
        }
        return false;
    }

    private void request(Delivery delivery) {
        Webhook now = webhook;
        means.requests().execute(() -> {
            Reply reply = null;
            while (reply == null) {
                reply = send(now, delivery);
            }
            signals.add(new Finished(delivery, reply));
        });
    }

    /** Null if the graph cannot tell the external ids now. */
    private @Nullable Reply send(Webhook now, Delivery delivery) {
        try {
            return means.client().send(now, delivery.id(), means.messages().body(delivery, now.batch() > 1));
        } catch (StoreUnavailable | Overloaded unavailable) {
            if (!stops) {
                pause();
                return null;
            }
            return Reply.failed(0, "the server stopped");
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Cannot send " + delivery.id() + " to the webhook " + now.id(), failure);
            return Reply.failed(0, "the server failed");
        }
    }

    private void await(Outbox outbox) throws InterruptedException {
        Duration untilStart = Duration.between(means.clock().instant(), min(outbox.nextStart(), SAVE));
        Signal signal = signals.poll(Math.max(1, untilStart.toMillis()), TimeUnit.MILLISECONDS);
        while (signal != null) {
            if (signal instanceof Finished(Delivery delivery, Reply reply)) {
                outbox.finished(delivery, reply, means.clock().instant());
            }
            signal = signals.poll();
        }
    }

    private Instant min(Instant moment, Duration pause) {
        Instant latest = means.clock().instant().plus(pause);
        return moment.isBefore(latest) ? moment : latest;
    }

    private void saveIfDue(Outbox outbox) {
        long nanos = System.nanoTime() - saved;
        if ((outbox.isChanged() && nanos >= SAVE.toNanos()) || nanos >= SAVE_POSITION.toNanos()) {
            try {
                save(outbox);
            } catch (StoreUnavailable | Overloaded unavailable) {
                LOG.log(Level.DEBUG, "Webhooks wait for the graph", unavailable);
            }
        }
    }

    private void save(Outbox outbox) {
        saved = System.nanoTime();
        Checkpoint checkpoint = outbox.checkpoint(means.clock().instant());
        if (!outbox.isChanged()
                && checkpoint.stored().isEmpty()
                && checkpoint.progress().equals(outbox.progress())) {
            return;
        }
        if (means.saveCheckpoint().handle(webhook.id(), checkpoint)) {
            outbox.stored(checkpoint);
        } else {
            isRefused = true;
        }
    }
}
