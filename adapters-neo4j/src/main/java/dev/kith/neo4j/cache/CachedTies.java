package dev.kith.neo4j.cache;

import dev.kith.application.tie.PairRule;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers relations from the lists and requests in heap, everything else from the store behind. */
final class CachedTies implements Ties {

    private static final Connection STRANGERS = new Connection.Strangers();

    private final Ties ties;
    private final Users users;
    private final ListCache lists;
    private final EdgeCache<Optional<Map<UserId, Connection>>> requests;

    CachedTies(Ties ties, Users users, ListCache lists, EdgeCache<Optional<Map<UserId, Connection>>> requests) {
        this.ties = ties;
        this.users = users;
        this.lists = lists;
        this.requests = requests;
    }

    @Override
    public Tie between(Pair pair) {
        return ties.between(pair);
    }

    @Override
    public Map<Pair, Tie> between(Collection<Pair> pairs, Set<TiePart> parts) {
        return ties.between(pairs, parts);
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        return ties.decide(pair, rule);
    }

    @Override
    public <A> List<A> decideAll(List<PairRule<A>> rules) {
        return ties.decideAll(rules);
    }

    @Override
    public <A> List<A> decideTogether(List<PairRule<A>> rules, Predicate<A> isAccepted) {
        return ties.decideTogether(rules, isAccepted);
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, CommunityMode mode) {
        if (others.isEmpty()) {
            return ties.relations(viewer, others, mode);
        }
        if (mode == CommunityMode.FOLLOW && others.size() == 1) {
            UserId other = others.iterator().next();
            Optional<Boolean> follows = follows(viewer, other);
            if (follows.isPresent()) {
                return Map.of(other, follows.get() ? Relation.FOLLOWED : Relation.NONE);
            }
        }
        long[] ids = others.stream().mapToLong(UserId::value).sorted().toArray();
        Optional<Map<UserId, Relation>> found = switch (mode) {
            case FOLLOW ->
                among(AudienceKind.FOLLOWINGS, viewer, ids)
                        .map(followed -> relations(
                                others, other -> followed.contains(other) ? Relation.FOLLOWED : Relation.NONE));
            // requests first: a request that is accepted meanwhile is seen as a connection, not as nothing
            case FRIENDSHIP ->
                requests.get(viewer)
                        .flatMap(open -> among(AudienceKind.CONNECTIONS, viewer, ids)
                                .map(connected -> relations(
                                        others,
                                        other -> connected.contains(other)
                                                ? Relation.CONNECTED
                                                : Relation.ofConnection(viewer, open.getOrDefault(other, STRANGERS)))));
        };
        return found.orElseGet(() -> ties.relations(viewer, others, mode));
    }

    /** A follow is in two lists: of the follower and of the followee. Empty if neither list is in heap. */
    private Optional<Boolean> follows(UserId follower, UserId followee) {
        return lists.contains(AudienceKind.FOLLOWINGS, follower, followee)
                .or(() -> lists.contains(AudienceKind.FOLLOWERS, followee, follower));
    }

    @Override
    public Optional<Relation> relation(UserId viewer, UserId other, CommunityMode mode) {
        return users.find(viewer).isPresent() && users.find(other).isPresent()
                ? Optional.ofNullable(relations(viewer, List.of(other), mode).get(other))
                : Optional.empty();
    }

    private Optional<Set<UserId>> among(AudienceKind kind, UserId viewer, long[] ids) {
        return lists.query(
                kind,
                viewer,
                ids,
                (list, found) -> IntStream.of(found)
                        .mapToObj(position -> new UserId(list.user(position)))
                        .collect(Collectors.toSet()));
    }

    private static Map<UserId, Relation> relations(Collection<UserId> others, Function<UserId, Relation> relation) {
        Map<UserId, Relation> relations = HashMap.newHashMap(others.size());
        others.forEach(other -> relations.put(other, relation.apply(other)));
        return relations;
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        return ties.hiddenBy(hider);
    }
}
