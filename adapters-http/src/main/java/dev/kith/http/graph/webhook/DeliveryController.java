package dev.kith.http.graph.webhook;

import dev.kith.application.delivery.DiscardDelivery;
import dev.kith.application.delivery.ListAttempts;
import dev.kith.application.delivery.ListDeadDeliveries;
import dev.kith.application.delivery.NumberedAttempt;
import dev.kith.application.delivery.RetryDelivery;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.webhook.Attempt;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.Webhook;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.event.EventRenderer;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
import dev.kith.http.wire.input.WholeNumbers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was sent to webhooks, and what could not be delivered. */
@Controller("${kith.graph.path}/webhooks/{webhook:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class DeliveryController {

    private static final String AFTER = "after";
    private static final String STATUS = "status";

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final ListAttempts listAttempts;
    private final ListDeadDeliveries listDeadDeliveries;
    private final RetryDelivery retryDelivery;
    private final DiscardDelivery discardDelivery;
    private final NamedWebhooks named;
    private final EventRenderer renderer;
    private final GraphBodies bodies;

    DeliveryController(
            ListAttempts listAttempts,
            ListDeadDeliveries listDeadDeliveries,
            RetryDelivery retryDelivery,
            DiscardDelivery discardDelivery,
            NamedWebhooks named,
            EventRenderer renderer,
            GraphBodies bodies) {
        this.listAttempts = listAttempts;
        this.listDeadDeliveries = listDeadDeliveries;
        this.retryDelivery = retryDelivery;
        this.discardDelivery = discardDelivery;
        this.named = named;
        this.renderer = renderer;
        this.bodies = bodies;
    }

    /** The cursor is the number of the last attempt of the page. */
    @Get("/deliveries")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS,
            scope = KeyScope.WEBHOOKS,
            parameters = {STATUS, AFTER, GraphParameters.LIMIT})
    Map<String, @Nullable Object> attempts(HttpRequest<?> request, String webhook) {
        int limit = GraphParameters.limit(request, DEFAULT_LIMIT, MAX_LIMIT);
        boolean failedOnly = failedOnly(request);
        long before = before(request);
        Webhook found = named.require(webhook);
        List<NumberedAttempt> attempts = listAttempts.handle(found.id()).stream()
                .filter(attempt -> attempt.number() < before)
                .filter(attempt -> !failedOnly || !attempt.attempt().isSuccess())
                .limit(limit + 1L)
                .toList();
        List<NumberedAttempt> shown = attempts.subList(0, Math.min(limit, attempts.size()));
        return page(
                shown.stream().map(attempt -> json(attempt.attempt())).toList(),
                attempts.size() > limit ? Long.toString(shown.getLast().number()) : null);
    }

    private static boolean failedOnly(HttpRequest<?> request) {
        return switch (request.getParameters().get(STATUS)) {
            case null -> false;
            case "all" -> false;
            case "failed" -> true;
            default -> throw Problems.invalidParameter(STATUS, "invalid", "Must be all or failed.");
        };
    }

    private static long before(HttpRequest<?> request) {
        String after = request.getParameters().get(AFTER);
        OptionalLong number = after == null ? OptionalLong.of(Long.MAX_VALUE) : WholeNumbers.parse(after);
        return number.orElseThrow(Problems::invalidCursor);
    }

    private static Map<String, @Nullable Object> json(Attempt attempt) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", attempt.delivery());
        json.put("attempt", attempt.attempt());
        json.put("at", GraphTimes.text(attempt.at()));
        json.put("status", attempt.status());
        json.put("millis", attempt.millis());
        json.put("error", attempt.error());
        json.put("answer", attempt.answer());
        return json;
    }

    private static Map<String, @Nullable Object> page(List<?> data, @Nullable String next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("data", data);
        page.put("next", next);
        return page;
    }

    /** The cursor is the id of the last delivery of the page. */
    @Get("/dead")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS,
            scope = KeyScope.WEBHOOKS,
            parameters = {AFTER, GraphParameters.LIMIT})
    Map<String, @Nullable Object> dead(HttpRequest<?> request, String webhook) {
        int limit = GraphParameters.limit(request, DEFAULT_LIMIT, MAX_LIMIT);
        String after = request.getParameters().get(AFTER);
        if (after != null && Delivery.numberOf(after) == 0) {
            throw Problems.invalidCursor();
        }
        Webhook found = named.require(webhook);
        List<Delivery> dead = listDeadDeliveries.handle(found.id(), after == null ? "" : after, limit + 1);
        List<Delivery> shown = dead.subList(0, Math.min(limit, dead.size()));
        return page(
                shown.stream().map(this::json).toList(),
                dead.size() > limit ? shown.getLast().id() : null);
    }

    private Map<String, @Nullable Object> json(Delivery delivery) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", delivery.id());
        json.put("attempts", delivery.attempts());
        json.put("dead_at", WebhookRenderer.time(delivery.dead()));
        json.put("events", renderer.render(null, delivery.entries()));
        return json;
    }

    @Post("/dead/{delivery:[^/]+}/retry")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> retry(HttpRequest<?> request, String webhook, String delivery, @Body @Nullable String text) {
        bodies.read(request, text).throwIfInvalid();
        if (!retryDelivery.handle(named.require(webhook).id(), delivery)) {
            throw ApiError.notFound();
        }
        return HttpResponse.accepted();
    }

    @Delete("/dead/{delivery:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> discard(String webhook, String delivery) {
        if (!discardDelivery.handle(named.require(webhook).id(), delivery)) {
            throw ApiError.notFound();
        }
        return HttpResponse.noContent();
    }
}
