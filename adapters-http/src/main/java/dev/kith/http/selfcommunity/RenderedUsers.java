package dev.kith.http.selfcommunity;

import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.json.JsonText;
import dev.kith.http.wire.json.UserTexts;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Joins the cached texts of users to pages. The result is the mapper's, to the byte. A cached text ends before the keys
 * that depend on the caller.
 */
@Singleton
final class RenderedUsers {

    private static final byte[] COMMA = JsonText.ascii(",");
    private static final byte[] END_OF_OBJECT = JsonText.ascii("}");
    private static final byte[] END_OF_PAGE = JsonText.ascii("]}");

    /** About the length of a user's text. */
    private static final int USER_BYTES = 800;

    /** The ends of users for a caller who is signed in, by the caller's relation to the user. */
    private static final Map<Relation, byte[]> ENDS_WITH_RELATION = endsWithRelation();

    private final UserJson json;
    private final JsonMapper mapper;
    private final UserTexts texts;

    RenderedUsers(UserJson json, JsonMapper mapper, UserTexts texts) {
        this.json = json;
        this.mapper = mapper;
        this.texts = texts;
    }

    /**
     * Writes the page with these users as its results.
     *
     * @param page without results
     * @param relations of the caller to the users; not used for an anonymous caller
     */
    byte[] page(
            HttpRequest<?> request,
            Caller caller,
            PageBody<UserBody> page,
            List<UserSummary> summaries,
            Map<UserId, Relation> relations) {
        String host = json.host(request);
        byte[] head = JsonText.of(mapper, page);
        JsonText text = new JsonText(head.length + summaries.size() * USER_BYTES);
        text.add(Arrays.copyOf(head, head.length - END_OF_PAGE.length));
        for (int index = 0; index < summaries.size(); index++) {
            if (index > 0) {
                text.add(COMMA);
            }
            add(text, request, host, caller, summaries.get(index), relations);
        }
        return text.add(END_OF_PAGE).toBytes();
    }

    private void add(
            JsonText text,
            HttpRequest<?> request,
            String host,
            Caller caller,
            UserSummary summary,
            Map<UserId, Relation> relations) {
        UserId id = summary.user().id();
        Relation relation = relations.getOrDefault(id, Relation.NONE);
        if (caller.is(id) || caller.isAdmin()) {
            text.add(JsonText.of(mapper, json.of(request, caller, summary, relation)));
            return;
        }
        byte[] anonymous = texts.get(
                id,
                UserTexts.Form.SELF_COMMUNITY,
                summary,
                host,
                () -> JsonText.of(mapper, json.of(request, Caller.ANONYMOUS, summary, Relation.NONE)));
        text.addOpen(anonymous)
                .add(caller.isAnonymous() ? END_OF_OBJECT : Objects.requireNonNull(ENDS_WITH_RELATION.get(relation)));
    }

    private static Map<Relation, byte[]> endsWithRelation() {
        Map<Relation, byte[]> ends = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            String status = UserJson.connectionStatus(relation);
            ends.put(
                    relation,
                    JsonText.ascii(",\"connection_status\":" + (status == null ? "null" : '"' + status + '"') + "}"));
        }
        return ends;
    }
}
