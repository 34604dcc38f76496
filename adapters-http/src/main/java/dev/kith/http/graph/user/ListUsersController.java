package dev.kith.http.graph.user;

import dev.kith.application.journal.GetState;
import dev.kith.application.reference.FindUsersById;
import dev.kith.application.reference.WalkUsers;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.answer.GraphPages;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All users, by id. */
@Controller("${kith.graph.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ListUsersController {

    private static final int MAX_USERS = 100;

    private static final String QUERY = "q";
    private static final int MAX_QUERY = 255;

    private final WalkUsers walkUsers;
    private final FindUsersById findUsersById;
    private final GetState getState;
    private final UserRenderer renderer;
    private final GraphPages pages;

    ListUsersController(
            WalkUsers walkUsers,
            FindUsersById findUsersById,
            GetState getState,
            UserRenderer renderer,
            GraphPages pages) {
        this.walkUsers = walkUsers;
        this.findUsersById = findUsersById;
        this.getState = getState;
        this.renderer = renderer;
        this.pages = pages;
    }

    @Get
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS,
            scope = KeyScope.USERS_READ,
            parameters = {
                ListParameters.AFTER,
                GraphParameters.LIMIT,
                ListParameters.VIEW,
                GraphParameters.FIELDS,
                QUERY,
                UserBody.SUSPENDED
            })
    HttpResponse<?> list(HttpRequest<?> request) {
        boolean idsOnly = idsOnly(request);
        Set<UserMember> members = GraphParameters.fields(request, UserMember.BRIEF);
        int limit = idsOnly
                ? GraphParameters.limit(request, ListParameters.DEFAULT_IDS, ListParameters.MAX_IDS)
                : GraphParameters.limit(request, 50, MAX_USERS);
        UserFilter filter = filter(request);
        String cursor = request.getParameters().get(ListParameters.AFTER);
        @Nullable
        String state = getState.handle().map(JournalPosition::toString).orElse(null);
        WalkUsers.Part part = walkUsers.handle(filter, cursor == null ? 0 : UserCursor.parse(cursor), limit);
        String next = part.last() ? null : UserCursor.after(part.ids().getLast());
        List<? extends @Nullable Object> items =
                idsOnly ? part.ids().stream().map(UserId::toString).toList() : users(request, part.ids(), members);
        return pages.answer(
                request,
                new GraphPages.Content(
                        idsOnly ? "ids" : "data",
                        pages.text(items),
                        next,
                        part.total(),
                        (idsOnly && part.complete()) ? null : (Boolean) part.complete()),
                state);
    }

    private static UserFilter filter(HttpRequest<?> request) {
        String text = request.getParameters().get(QUERY);
        if (text != null && text.length() > MAX_QUERY) {
            throw Problems.invalidParameter(QUERY, "invalid", "Must have at most " + MAX_QUERY + " characters.");
        }
        return new UserFilter(text, GraphParameters.flagOrNull(request, UserBody.SUSPENDED));
    }

    private static boolean idsOnly(HttpRequest<?> request) {
        String view = request.getParameters().get(ListParameters.VIEW);
        if (view == null) {
            return false;
        }
        if (!view.equals("ids")) {
            throw Problems.invalidParameter(ListParameters.VIEW, "invalid", "Must be ids.");
        }
        if (request.getParameters().contains(GraphParameters.FIELDS)) {
            throw Problems.invalidParameter(GraphParameters.FIELDS, "invalid", "A list of ids has no other fields.");
        }
        return true;
    }

    private List<Map<String, @Nullable Object>> users(
            HttpRequest<?> request, List<UserId> ids, Set<UserMember> members) {
        Map<UserId, UserSummary> found = findUsersById.handle(ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .map(summary -> renderer.render(request, null, summary, members))
                .toList();
    }
}
