package dev.kith.http.selfcommunity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Users as text, each rendered once for all who ask: what is the caller's own, what stands between the two, comes last. A text is kept beside the
 * card it was rendered from and is good for an equal card alone, so it is never out of date.
 */
@Singleton
final class RenderedUsers {

    /** What the caller is told beyond what anyone is: nothing, or what stands between the two. */
    @FunctionalInterface
    interface Seen {
        Relation as(UserId user);
    }

    private static final class Text {

        private final Card card;
        private final String host;
        private final byte[] bytes;

        Text(Card card, String host, byte[] bytes) {
            this.card = card;
            this.host = host;
            this.bytes = bytes;
        }

        boolean isOf(Card asked, String askedHost) {
            return host.equals(askedHost) && card.equals(asked);
        }
    }

    private static final int BYTES = 300;

    private final UserJson json;
    private final JsonMapper mapper;
    private final Cache<UserId, Text> texts;

    RenderedUsers(UserJson json, JsonMapper mapper, @Value("${kith.rendered-users.max-bytes}") long most) {
        this.json = json;
        this.mapper = mapper;
        this.texts = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((UserId id, Text text) -> BYTES + text.bytes.length)
                .recordStats()
                .build();
    }

    /** The envelope with these users in it, as JSON. */
    byte[] page(HttpRequest<?> request, Caller caller, Map<String, Object> envelope, List<Card> cards, Seen seen) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(1024 * (cards.size() + 1));
        byte[] begin = bytes(envelope);
        // the results are the last of its keys, and empty
        page.write(begin, 0, begin.length - 2);
        for (int index = 0; index < cards.size(); index++) {
            if (index > 0) {
                page.write(',');
            }
            write(page, request, caller, cards.get(index), seen);
        }
        page.write(']');
        page.write('}');
        return page.toByteArray();
    }

    private void write(ByteArrayOutputStream page, HttpRequest<?> request, Caller caller, Card card, Seen seen) {
        UserId id = card.user().id();
        if (caller.is(id) || caller.isAdmin()) {
            page.writeBytes(bytes(json.of(request, caller, card, seen.as(id))));
            return;
        }
        byte[] text = text(request, card);
        page.write(text, 0, text.length - 1);
        if (!caller.isAnonymous()) {
            String word = UserJson.word(seen.as(id));
            page.writeBytes((",\"connection_status\":" + (word == null ? "null" : '"' + word + '"')).getBytes(StandardCharsets.US_ASCII));
        }
        page.write('}');
    }

    private byte[] text(HttpRequest<?> request, Card card) {
        String host = json.host(request);
        Text kept = texts.getIfPresent(card.user().id());
        if (kept != null && kept.isOf(card, host)) {
            return kept.bytes;
        }
        byte[] bytes = bytes(json.of(request, Caller.ANONYMOUS, card, Relation.NONE));
        texts.put(card.user().id(), new Text(card, host, bytes));
        return bytes;
    }

    private byte[] bytes(Map<String, Object> value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
