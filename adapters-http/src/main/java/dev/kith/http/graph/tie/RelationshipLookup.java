package dev.kith.http.graph.tie;

import dev.kith.application.tie.FindRelationships;
import dev.kith.application.tie.FindRelationships.Answer;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up many relationships. An item with a wrong or unknown reference has a problem in its place. */
@Singleton
final class RelationshipLookup {

    /** An item of a request. */
    sealed interface Item {

        record Named(NamedUser from, NamedUser to) implements Item {}

        record Wrong(ApiError error) implements Item {}

        static Item parse(String from, String to, GraphCaller caller) {
            try {
                return new Named(NamedUser.parse(from, caller), NamedUser.parse(to, caller));
            } catch (ApiError error) {
                return new Wrong(error);
            }
        }
    }

    private final FindRelationships findRelationships;
    private final NamedUsers users;
    private final GraphDialect dialect;

    RelationshipLookup(FindRelationships findRelationships, NamedUsers users, GraphDialect dialect) {
        this.findRelationships = findRelationships;
        this.users = users;
        this.dialect = dialect;
    }

    /** The answer to each item, in the same order. */
    List<Map<String, @Nullable Object>> find(GraphCaller caller, List<Item> items, Set<RelationshipMember> members) {
        Map<UserReference.Key, UserId> ids =
                users.ids(items.stream().flatMap(RelationshipLookup::users).toList());
        Map<Question, Answer> answers = findRelationships.handle(
                items.stream().flatMap(item -> question(item, ids)).collect(Collectors.toSet()),
                RelationshipMember.parts(members));
        RelationshipView view = RelationshipView.ofLookup(caller);
        return items.stream()
                .map(item -> switch (item) {
                    case Item.Wrong(ApiError error) -> problem(error);
                    case Item.Named named ->
                        question(item, ids)
                                .findFirst()
                                .map(question -> answer(
                                        named, question, Objects.requireNonNull(answers.get(question)), view, members))
                                .orElseGet(() ->
                                        notFound(ids.containsKey(named.from().key()) ? named.to() : named.from()));
                })
                .toList();
    }

    /** @throws ApiError 404 for a user who is unknown or deleted */
    void requireUser(UserId id, NamedUser named) {
        Question self = new Question(id, id);
        if (findRelationships.handle(Set.of(self), Set.of()).get(self) instanceof Answer.NoSuchUser) {
            throw Problems.userNotFound(named.text());
        }
    }

    private static Stream<NamedUser> users(Item item) {
        return item instanceof Item.Named(var from, var to) ? Stream.of(from, to) : Stream.of();
    }

    /** No question about an item with a user who has no id. */
    private static Stream<Question> question(Item item, Map<UserReference.Key, UserId> ids) {
        return item instanceof Item.Named(var from, var to)
                ? Stream.ofNullable(ids.get(from.key()))
                        .flatMap(one -> Stream.ofNullable(ids.get(to.key())).map(other -> new Question(one, other)))
                : Stream.of();
    }

    private Map<String, @Nullable Object> answer(
            Item.Named named,
            Question question,
            Answer answer,
            RelationshipView view,
            Set<RelationshipMember> members) {
        return switch (answer) {
            case Answer.Found(var relationship) -> view.render(relationship, members);
            case Answer.NoSuchUser(UserId user) -> notFound(user.equals(question.from()) ? named.from() : named.to());
        };
    }

    private Map<String, @Nullable Object> notFound(NamedUser named) {
        return problem(Problems.userNotFound(named.text()));
    }

    private Map<String, @Nullable Object> problem(ApiError error) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ref", error.members().get("ref"));
        json.put("problem", dialect.item(error));
        return json;
    }
}
