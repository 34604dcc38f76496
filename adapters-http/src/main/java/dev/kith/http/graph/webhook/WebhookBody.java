package dev.kith.http.graph.webhook;

import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Webhook;
import dev.kith.http.graph.delivery.WebhookTargets;
import dev.kith.http.graph.event.EventType;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.wire.json.Given;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a webhook in a request. One that is absent is null.
 *
 * @param from where the webhook begins to send
 */
record WebhookBody(
        @Nullable URI url,
        @Nullable List<String> types,
        @Nullable Integer batch,
        @Nullable String description,
        @Nullable Start from) {

    static final String URL = "url";
    private static final String TYPES = "types";
    private static final String BATCH = "batch";
    private static final String DESCRIPTION = "description";
    static final String FROM = "from";

    /** Notes in the body what is wrong. */
    static WebhookBody read(BodyObject body, WebhookTargets targets) {
        URI url = value(body, URL, body.parsed(URL, "Must be an address.", WebhookBody::uri));
        if (url != null) {
            targets.complaint(url).ifPresent(complaint -> body.refuse(URL, "invalid", complaint));
        }
        List<String> types = value(body, TYPES, body.texts(TYPES, Webhook.MAX_TYPES));
        if (types != null
                && (types.isEmpty() || types.stream().anyMatch(type -> type.contains(",") || isUnknown(type)))) {
            body.refuse(TYPES, "invalid", "Must be types of events, such as follow.created, follow.* or *.");
        }
        Long batch = value(body, BATCH, body.number(BATCH, 1, Webhook.MAX_BATCH));
        String description = value(body, DESCRIPTION, body.text(DESCRIPTION, Webhook.DESCRIPTION));
        Start from =
                value(body, FROM, body.parsed(FROM, "Must be start, now or the id of an event.", WebhookBody::start));
        return new WebhookBody(url, types, batch == null ? null : (Integer) batch.intValue(), description, from);
    }

    /** The value of a field that may be absent, but not null. */
    static <T> @Nullable T value(BodyObject body, String name, Given<T> given) {
        if (given instanceof Given.Null) {
            body.refuse(name, "invalid", "Must not be null.");
        }
        return given.orNull();
    }

    private static @Nullable URI uri(String text) {
        try {
            return text.length() > Webhook.MAX_URL ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isUnknown(String type) {
        return EventType.parseAll(type).isEmpty();
    }

    static @Nullable Start start(String text) {
        Optional<Start> start = switch (text) {
            case "start" -> Optional.of(new Start.Oldest());
            case "now" -> Optional.of(new Start.Newest());
            default -> JournalPosition.parse(text).map(Start.After::new);
        };
        return start.orElse(null);
    }
}
