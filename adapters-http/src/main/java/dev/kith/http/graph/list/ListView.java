package dev.kith.http.graph.list;

import dev.kith.application.walk.WalkAudience;
import dev.kith.application.walk.WalkDetail;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import io.micronaut.http.HttpRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a request wants the users of a page to be shown. */
sealed interface ListView {

    /** The most users of the page. */
    int limit();

    Set<WalkDetail> details();

    /** Items with a user each. */
    record Items(int limit, Set<WalkDetail> details, Set<UserMember> fields) implements ListView {}

    /** References alone. */
    record Ids(int limit, Set<WalkDetail> details, Form form) implements ListView {}

    /** The form of a reference. */
    enum Form {
        ID,
        EXT,
        UUID
    }

    /** @param canInclude what {@code include} may name */
    static ListView of(HttpRequest<?> request, Set<WalkDetail> canInclude) {
        String view = request.getParameters().get(ListParameters.VIEW);
        String ref = request.getParameters().get(ListParameters.REF);
        Set<WalkDetail> details = EnumSet.noneOf(WalkDetail.class);
        if (!Boolean.FALSE.equals(GraphParameters.flagOrNull(request, ListParameters.COUNT))) {
            details.add(WalkDetail.COUNT);
        }
        if (view == null) {
            if (ref != null) {
                throw Problems.invalidParameter(ListParameters.REF, "invalid", "Only view=ids has references.");
            }
            details.add(WalkDetail.USER);
            details.addAll(canInclude.contains(WalkDetail.MUTUAL) ? Set.of(WalkDetail.MUTUAL) : Set.of());
            details.addAll(include(request, canInclude));
            return new Items(
                    GraphParameters.limit(request, 50, WalkAudience.MAX_DETAILED),
                    details,
                    GraphParameters.fields(request, UserMember.BRIEF));
        }
        if (!view.equals("ids")) {
            throw Problems.invalidParameter(ListParameters.VIEW, "invalid", "Must be ids.");
        }
        for (String name : List.of(GraphParameters.FIELDS, GraphParameters.INCLUDE)) {
            if (request.getParameters().contains(name)) {
                throw Problems.invalidParameter(name, "invalid", "A list of ids has no other fields.");
            }
        }
        Form form = form(ref);
        if (form != Form.ID) {
            details.add(WalkDetail.USER);
        }
        return new Ids(
                GraphParameters.limit(request, ListParameters.DEFAULT_IDS, ListParameters.MAX_IDS), details, form);
    }

    private static Form form(@Nullable String ref) {
        return switch (ref) {
            case null -> Form.ID;
            case "id" -> Form.ID;
            case "ext" -> Form.EXT;
            case "uuid" -> Form.UUID;
            default -> throw Problems.invalidParameter(ListParameters.REF, "invalid", "Must be id, ext or uuid.");
        };
    }

    private static Set<WalkDetail> include(HttpRequest<?> request, Set<WalkDetail> canInclude) {
        Set<WalkDetail> included = EnumSet.noneOf(WalkDetail.class);
        String text = request.getParameters().get(GraphParameters.INCLUDE);
        for (String word : text == null ? List.<String>of() : List.of(text.split(",", -1))) {
            WalkDetail detail = switch (word) {
                case "shared" -> WalkDetail.SHARED;
                case "relationship" -> WalkDetail.RELATIONSHIP;
                default -> null;
            };
            if (detail == null || !canInclude.contains(detail) || !included.add(detail)) {
                throw Problems.invalidParameter(
                        GraphParameters.INCLUDE,
                        "invalid",
                        "Names relationship, shared, or both with a comma between them, each once.");
            }
        }
        return included;
    }
}
