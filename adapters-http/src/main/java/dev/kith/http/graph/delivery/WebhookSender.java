package dev.kith.http.graph.delivery;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import dev.kith.application.delivery.LeaseDeliveries;
import dev.kith.application.delivery.OpenOutbox;
import dev.kith.application.delivery.SaveCheckpoint;
import dev.kith.application.webhook.ListWebhooks;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.graph.event.NewEvents;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Sends events to all webhooks, if this server has the lease. It looks for changes of the webhooks once a second, and
 * renews the lease every five seconds while there are webhooks.
 */
@Singleton
final class WebhookSender implements ApplicationEventListener<ServerStartupEvent> {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RENEW = Duration.ofSeconds(5);

    /** A request that starts before the end of this time is over before another server may take the lease. */
    private static final Duration HELD =
            LeaseDeliveries.LEASE.minus(WebhookClient.MAX_TIME).minusSeconds(3);

    /** How long a stop waits for requests. Those that take longer are sent again by the next server. */
    private static final Duration MAX_STOP = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(WebhookSender.class.getName());

    private record Running(WebhookWorker worker, Thread thread) {}

    private final ListWebhooks listWebhooks;
    private final LeaseDeliveries leaseDeliveries;
    private final NewEvents newEvents;
    private final WebhookWorker.Means means;
    private final ExecutorService requests = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-request-", 0).factory());
    private final String server = UUID.randomUUID().toString();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<WebhookId, Running> running = new HashMap<>();
    private @Nullable Thread thread;
    private @Nullable Disposable looking;
    private boolean isHolder;
    private long renewed;

    WebhookSender(
            ListWebhooks listWebhooks,
            LeaseDeliveries leaseDeliveries,
            OpenOutbox openOutbox,
            SaveCheckpoint saveCheckpoint,
            NewEvents newEvents,
            EventMessages messages,
            WebhookClient client,
            Clock clock) {
        this.listWebhooks = listWebhooks;
        this.leaseDeliveries = leaseDeliveries;
        this.newEvents = newEvents;
        this.means = new WebhookWorker.Means(openOutbox, saveCheckpoint, messages, client, requests, clock);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        stopAll();
    }

    private void look() {
        try {
            List<Webhook> webhooks = listWebhooks.handle();
            if (webhooks.isEmpty() ? !isHolder : holds()) {
                update(webhooks);
            } else {
                release();
            }
        } catch (StoreUnavailable | Overloaded unavailable) {
            LOG.log(Level.DEBUG, "Webhooks wait for the graph", unavailable);
        } catch (RuntimeException failure) {
            // the graph closes while this thread works
            if (closed.getCount() > 0) {
                LOG.log(Level.ERROR, "Cannot look for webhooks", failure);
            }
        }
        if (isHolder && System.nanoTime() - renewed > HELD.toNanos()) {
            isHolder = false;
            stopAll();
        }
    }

    private boolean holds() {
        if (!isHolder || System.nanoTime() - renewed > RENEW.toNanos()) {
            long now = System.nanoTime();
            isHolder = leaseDeliveries.handle(server, true);
            renewed = now;
        }
        return isHolder;
    }

    private void release() {
        stopAll();
        if (isHolder) {
            isHolder = false;
            boolean _ = leaseDeliveries.handle(server, false);
        }
    }

    private void update(List<Webhook> webhooks) {
        Set<WebhookId> ids = webhooks.stream().map(Webhook::id).collect(Collectors.toSet());
        running.forEach((id, one) -> {
            if (!ids.contains(id)) {
                one.worker.stop();
            }
        });
        synchronized (running) {
            running.values().removeIf(one -> !one.thread.isAlive());
            for (Webhook webhook : webhooks) {
                running.computeIfAbsent(webhook.id(), _ -> begin(webhook))
                        .worker
                        .update(webhook);
            }
        }
        if (looking == null && !running.isEmpty()) {
            looking = newEvents.newest().subscribe(this::tell);
        } else if (looking != null && running.isEmpty()) {
            looking.dispose();
            looking = null;
        }
    }

    private Running begin(Webhook webhook) {
        WebhookWorker worker = new WebhookWorker(means, webhook);
        return new Running(
                worker, Thread.ofVirtual().name("webhook-" + webhook.id()).start(worker));
    }

    private void tell(long newest) {
        synchronized (running) {
            running.values().forEach(one -> one.worker.tell(newest));
        }
    }

    /** Waits for the workers, because another server may begin to send. */
    private void stopAll() {
        if (looking != null) {
            looking.dispose();
            looking = null;
        }
        running.values().forEach(one -> one.worker.stop());
        long deadline = System.nanoTime() + MAX_STOP.toNanos();
        try {
            for (Running one : running.values()) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                boolean _ = one.thread.join(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        synchronized (running) {
            running.values().removeIf(one -> !one.thread.isAlive());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed.countDown();
        if (thread != null) {
            thread.join();
        }
        if (isHolder) {
            isHolder = false;
            try {
                boolean _ = leaseDeliveries.handle(server, false);
            } catch (RuntimeException unavailable) {
                LOG.log(Level.DEBUG, "The lease ends by itself", unavailable);
            }
        }
        requests.shutdownNow();
    }
}
