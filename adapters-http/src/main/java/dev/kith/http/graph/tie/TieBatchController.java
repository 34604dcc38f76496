package dev.kith.http.graph.tie;

import dev.kith.application.journal.GetState;
import dev.kith.application.tie.ActOnTies;
import dev.kith.application.tie.TieOperation;
import dev.kith.application.tie.Ties;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.caller.IdempotencyKey;
import dev.kith.http.graph.caller.Quotas;
import dev.kith.http.graph.once.OnceAnswers;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and ends many edges by one request. Each operation has a result, in its place. */
@Controller("${kith.graph.path}/ties")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class TieBatchController {

    private static final String OPERATIONS = "operations";

    /** Operations in one transaction, if the answer is kept under a key. */
    private static final int MAX_PART = 256;

    private final ActOnTies actOnTies;
    private final NamedUsers users;
    private final GraphBodies bodies;
    private final EdgeStart edgeStart;
    private final GraphDialect dialect;
    private final GetState getState;
    private final OnceAnswers once;
    private final Quotas quotas;

    TieBatchController(
            ActOnTies actOnTies,
            NamedUsers users,
            GraphBodies bodies,
            EdgeStart edgeStart,
            GraphDialect dialect,
            GetState getState,
            OnceAnswers once,
            Quotas quotas) {
        this.actOnTies = actOnTies;
        this.users = users;
        this.bodies = bodies;
        this.edgeStart = edgeStart;
        this.dialect = dialect;
        this.getState = getState;
        this.once = once;
        this.quotas = quotas;
    }

    /** How much an answer tells of each operation that is done. */
    private enum Detail {
        BRIEF,
        FULL
    }

    @Post("/batch")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> batch(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(OPERATIONS);
        List<BodyObject> items =
                body.separateObjects(OPERATIONS, Ties.MAX_PAIRS).orElse(List.of());
        if (items.isEmpty() && body.has(OPERATIONS)) {
            body.refuse(OPERATIONS, "invalid", "Must have at least one operation.");
        }
        boolean isAtomic = body.flag("atomic").orElse(false);
        boolean createsMissing = body.flag("create_missing").orElse(false);
        Detail detail = body.word("answer", Detail.class).orElse(Detail.BRIEF);
        body.throwIfInvalid();
        quotas.takeItems(request, caller, items.size());
        List<BatchOperation> operations = items.stream()
                .map(item -> BatchOperation.read(item, edgeStart, caller))
                .toList();
        RelationshipView view = detail == Detail.FULL ? RelationshipView.of(caller) : null;
        Function<List<BatchOperation>, List<Map<String, @Nullable Object>>> act =
                part -> act(caller, part, isAtomic, createsMissing).stream()
                        .map(result -> render(result, view))
                        .toList();
        return isAtomic
                ? once.answer(request, caller, text, () -> together(act.apply(operations)))
                : inParts(request, caller, text, operations, act);
    }

    private HttpResponse<?> together(List<Map<String, @Nullable Object>> results) {
        if (results.stream().anyMatch(result -> hasStatus(result, BatchResult.Status.FAILED))) {
            throw Problems.batchRefused(results);
        }
        return answer(results);
    }

    /** Without a key there is one part: the store makes its own transactions of it. */
    private HttpResponse<?> inParts(
            HttpRequest<?> request,
            GraphCaller caller,
            @Nullable String text,
            List<BatchOperation> operations,
            Function<List<BatchOperation>, List<Map<String, @Nullable Object>>> act) {
        int size = IdempotencyKey.of(request) == null ? operations.size() : MAX_PART;
        List<OnceAnswers.Items> parts = new ArrayList<>();
        for (int start = 0; start < operations.size(); start += size) {
            List<BatchOperation> part = operations.subList(start, Math.min(operations.size(), start + size));
            parts.add(once.items(request, caller, text, parts.size(), () -> act.apply(part)));
        }
        return OnceAnswers.marked(
                answer(parts.stream().flatMap(part -> part.items().stream()).toList()), parts);
    }

    private List<BatchResult> act(
            GraphCaller caller, List<BatchOperation> operations, boolean isAtomic, boolean createsMissing) {
        boolean areReadable = operations.stream().allMatch(BatchOperation.Named.class::isInstance);
        Map<UserReference.Key, UserId> ids = new HashMap<>();
        if (createsMissing && (areReadable || !isAtomic)) {
            ids.putAll(users.idsOrNew(caller, users(operations, BatchOperation.Named::canCreate)));
        }
        ids.putAll(users.ids(users(
                operations,
                each -> !ids.containsKey(each.from().key())
                        || !ids.containsKey(each.to().key()))));
        List<BatchOperation> resolved = operations.stream()
                .map(each -> each instanceof BatchOperation.Named one ? one.with(ids) : each)
                .toList();
        boolean isRefused = isAtomic && resolved.stream().anyMatch(BatchOperation.Refused.class::isInstance);
        List<TieOperation> ready = resolved.stream()
                .flatMap(each -> each instanceof BatchOperation.Ready one ? Stream.of(one.operation()) : Stream.empty())
                .toList();
        List<TieAnswer> answers =
                isRefused ? List.of() : isAtomic ? actOnTies.doAllOrNothing(ready) : actOnTies.doEach(ready);
        boolean areDone = !isAtomic || (!isRefused && answers.stream().allMatch(TieAnswer.Done.class::isInstance));
        return results(resolved, answers.iterator(), areDone);
    }

    private static List<NamedUser> users(List<BatchOperation> operations, Predicate<BatchOperation.Named> isWanted) {
        return operations.stream()
                .flatMap(each ->
                        each instanceof BatchOperation.Named one && isWanted.test(one) ? one.users() : Stream.empty())
                .toList();
    }

    /** @param answers to the operations that are ready; fewer, if nothing was tried */
    private static List<BatchResult> results(
            List<BatchOperation> operations, Iterator<TieAnswer> answers, boolean areDone) {
        List<BatchResult> results = new ArrayList<>();
        for (BatchOperation each : operations) {
            results.add(
                    switch (each) {
                        case BatchOperation.Refused(String id, ApiError why) -> BatchResult.failed(id, why);
                        case BatchOperation.Ready ready
                        when answers.hasNext() -> {
                            BatchResult result = BatchResult.of(ready, answers.next());
                            yield areDone || result.isFailed() ? result : BatchResult.notApplied(each.id());
                        }
                        case BatchOperation.Ready _, BatchOperation.Named _ -> BatchResult.notApplied(each.id());
                    });
        }
        return results;
    }

    /** @param view null for an answer without relationships */
    private Map<String, @Nullable Object> render(BatchResult result, @Nullable RelationshipView view) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", result.id());
        json.put("status", result.status().text());
        if (result.problem() != null) {
            json.put("problem", dialect.item(result.problem()));
        }
        if (view != null && result.relationship() != null) {
            json.put("relationship", view.render(result.relationship(), RelationshipMember.ALL));
        }
        return json;
    }

    private static boolean hasStatus(Map<String, @Nullable Object> result, BatchResult.Status status) {
        return status.text().equals(result.get("status"));
    }

    private MutableHttpResponse<?> answer(List<Map<String, @Nullable Object>> results) {
        long failed = results.stream()
                .filter(result -> hasStatus(result, BatchResult.Status.FAILED))
                .count();
        long applied = results.stream()
                .filter(result -> hasStatus(result, BatchResult.Status.APPLIED))
                .count();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("applied", applied);
        json.put("unchanged", results.size() - applied - failed);
        json.put("failed", failed);
        json.put("state", getState.handle().map(JournalPosition::toString).orElse(null));
        json.put("results", results);
        return HttpResponse.status(failed == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(json);
    }
}
