package dev.kith.http.graph.webhook;

import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.application.webhook.ChangeWebhook;
import dev.kith.application.webhook.CreateWebhook;
import dev.kith.application.webhook.DeleteWebhook;
import dev.kith.application.webhook.ListWebhooks;
import dev.kith.application.webhook.ReplayEvents;
import dev.kith.application.webhook.RotateWebhook;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Progress.Disabled;
import dev.kith.domain.webhook.Reply;
import dev.kith.domain.webhook.Webhook;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.delivery.TestRequests;
import dev.kith.http.graph.delivery.WebhookTargets;
import dev.kith.http.graph.event.EventReader;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks. */
@Controller("${kith.graph.path}/webhooks")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class WebhookController {

    private static final String ENABLED = "enabled";
    private static final String OVERLAP = "overlap";
    private static final String TO = "to";

    /** When there may be fewer webhooks. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final Duration OVERLAP_UNLESS_GIVEN = Duration.ofHours(24);

    /** What changes webhooks. */
    @Singleton
    record Changes(
            CreateWebhook create,
            ChangeWebhook change,
            DeleteWebhook delete,
            RotateWebhook rotate,
            ReplayEvents replay) {}

    private final ListWebhooks listWebhooks;
    private final Changes changes;
    private final NamedWebhooks named;
    private final WebhookRenderer renderer;
    private final WebhookTargets targets;
    private final TestRequests tests;
    private final EventReader events;
    private final GraphBodies bodies;

    WebhookController(
            ListWebhooks listWebhooks,
            Changes changes,
            NamedWebhooks named,
            WebhookRenderer renderer,
            WebhookTargets targets,
            TestRequests tests,
            EventReader events,
            GraphBodies bodies) {
        this.listWebhooks = listWebhooks;
        this.changes = changes;
        this.named = named;
        this.renderer = renderer;
        this.targets = targets;
        this.tests = tests;
        this.events = events;
        this.bodies = bodies;
    }

    @Get
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    Map<String, Object> list() {
        return Map.of("data", renderer.render(listWebhooks.handle()));
    }

    @Post
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> create(HttpRequest<?> request, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(WebhookBody.URL);
        WebhookBody given = WebhookBody.read(body, targets);
        body.throwIfInvalid();
        Webhook webhook = changes.create
                .handle(
                        Objects.requireNonNull(given.url()),
                        given.types() == null ? List.of("*") : given.types(),
                        given.batch() == null ? 1 : given.batch(),
                        given.description() == null ? "" : given.description(),
                        events.position(given.from() == null ? new Start.Newest() : given.from()))
                .orElseThrow(() -> Problems.quotaExceeded(
                        "There may be " + CreateWebhook.MAX_WEBHOOKS + " webhooks; delete one first.", RETRY));
        return withSecret(HttpResponse.created(renderer.withSecret(webhook)));
    }

    @Get("/{webhook:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    Map<String, @Nullable Object> get(String webhook) {
        return renderer.render(named.require(webhook));
    }

    @Patch("/{webhook:[^/]+}")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    Map<String, @Nullable Object> change(HttpRequest<?> request, String webhook, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        WebhookBody given = WebhookBody.read(body, targets);
        Boolean enabled = WebhookBody.value(body, ENABLED, body.flag(ENABLED));
        body.throwIfInvalid();
        Webhook found = named.require(webhook);
        boolean begins = Boolean.TRUE.equals(enabled) && found.progress().disabled() != null;
        JournalPosition from = given.from() == null && !begins
                ? null
                : events.position(
                        given.from() == null ? new Start.After(found.progress().at()) : given.from());
        return renderer.render(changes.change
                .handle(found.id(), current -> changed(current, given, enabled, from))
                .orElseThrow(ApiError::notFound));
    }

    private static Webhook changed(
            Webhook current, WebhookBody given, @Nullable Boolean enabled, @Nullable JournalPosition from) {
        Progress progress = current.progress();
        if (from != null) {
            Disabled disabled = progress.disabled();
            progress = progress.enabledAfter(from).disabledBecause(Boolean.TRUE.equals(enabled) ? null : disabled);
        }
        if (Boolean.FALSE.equals(enabled)) {
            progress = progress.disabledBecause(Disabled.BY_OWNER);
        }
        return current.with(
                        given.url() == null ? current.url() : given.url(),
                        given.types() == null ? current.types() : given.types(),
                        given.batch() == null ? current.batch() : given.batch(),
                        given.description() == null ? current.description() : given.description())
                .with(progress);
    }

    @Delete("/{webhook:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> delete(String webhook) {
        if (!changes.delete.handle(named.require(webhook).id())) {
            throw ApiError.notFound();
        }
        return HttpResponse.noContent();
    }

    @Post("/{webhook:[^/]+}/rotate")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> rotate(HttpRequest<?> request, String webhook, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        long overlap =
                body.number(OVERLAP, 0, RotateWebhook.MAX_OVERLAP.toSeconds()).orElse(OVERLAP_UNLESS_GIVEN.toSeconds());
        body.throwIfInvalid();
        Optional<Webhook> rotated = changes.rotate.handle(named.require(webhook).id(), Duration.ofSeconds(overlap));
        return withSecret(HttpResponse.ok(renderer.withSecret(rotated.orElseThrow(ApiError::notFound))));
    }

    private static HttpResponse<?> withSecret(MutableHttpResponse<?> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post("/{webhook:[^/]+}/test")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    Map<String, @Nullable Object> test(HttpRequest<?> request, String webhook, @Body @Nullable String text) {
        bodies.read(request, text).throwIfInvalid();
        Reply reply = tests.send(named.require(webhook));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", reply.status());
        json.put("millis", reply.millis());
        json.put("error", reply.error());
        return json;
    }

    @Post("/{webhook:[^/]+}/replay")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.WEBHOOKS)
    HttpResponse<?> replay(HttpRequest<?> request, String webhook, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(WebhookBody.FROM, TO);
        Start from = body.parsed(
                        WebhookBody.FROM,
                        "Must be start or the id of an event.",
                        given -> given.equals("now") ? null : WebhookBody.start(given))
                .orNull();
        JournalPosition to = body.parsed(
                        TO,
                        "Must be the id of an event.",
                        given -> JournalPosition.parse(given).orElse(null))
                .orNull();
        body.throwIfInvalid();
        Webhook found = named.require(webhook);
        JournalPosition after = events.position(Objects.requireNonNull(from));
        Webhook replaying = changes.replay
                .handle(found.id(), after, Objects.requireNonNull(to).number())
                .orElseThrow(ApiError::notFound);
        return HttpResponse.accepted().body(renderer.render(replaying));
    }
}
