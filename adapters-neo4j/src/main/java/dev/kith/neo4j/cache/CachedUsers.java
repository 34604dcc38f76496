package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.user.Creation;
import dev.kith.application.user.Edit;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.Page;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.seam.Commit;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cards in heap. A commit that changes a user, or any edge at them, takes theirs away; the next who asks reads it anew. Whoever is asked for while
 * their card is away, as one who follows is at their next request, is kept without counts, which only a change of the user takes away.
 */
final class CachedUsers implements Users {

    /** Without its texts. */
    private static final int BYTES_OF_A_CARD = 380;

    private static final int BYTES_OF_A_TAG = 300;

    private final Users users;
    private final UntilChanged<UserId, Card> cards;
    private final UntilChanged<UserId, User> plain;

    /**
     * @param most of cards, in bytes
     * @param mostPlain of users without counts
     */
    CachedUsers(Users users, WatchedDatabase watched, long most, long mostPlain) {
        this.users = users;
        this.cards = new UntilChanged<>(most, (id, card) -> bytes(card.user()) + BYTES_OF_A_TAG * card.tags().size());
        this.plain = new UntilChanged<>(mostPlain, (id, user) -> bytes(user));
        watched.watch(this::told);
    }

    private static int bytes(User user) {
        Profile profile = user.profile();
        return BYTES_OF_A_CARD
                + (user.username().value().length() + profile.realName().length() + profile.bio().length()
                        + profile.description().length() + profile.location().length() + profile.website().length()
                        + profile.companyName().length() + profile.companyRole().length());
    }

    Cache<?, ?> cache() {
        return cards.cache();
    }

    Cache<?, ?> plain() {
        return plain.cache();
    }

    private void told(Commit commit) {
        if (commit.nodes().stream().anyMatch(node -> node.labels().contains("Tag"))) {
            // whoever wears it
            cards.forgetAll();
        }
        commit.nodes().forEach(node -> {
            forget(cards, node.id());
            forget(plain, node.id());
        });
        commit.edges().forEach(edge -> {
            forget(cards, edge.from());
            forget(cards, edge.to());
        });
    }

    private static void forget(UntilChanged<UserId, ?> kept, @Nullable Long id) {
        if (id != null && id > 0) {
            kept.forget(new UserId(id));
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        Card card = cards.get(id);
        return card == null
                ? Optional.ofNullable(plain.of(List.of(id), missing -> users.find(id).map(user -> Map.of(id, user)).orElse(Map.of())).get(id))
                : Optional.of(card.user());
    }

    @Override
    public Optional<User> find(Username name) {
        return users.find(name);
    }

    @Override
    public Optional<User> find(UUID uuid) {
        return users.find(uuid);
    }

    @Override
    public List<Card> cards(Collection<UserId> ids) {
        Map<UserId, Card> found = cards.of(ids, missing -> users.cards(missing).stream()
                .collect(Collectors.toMap(card -> card.user().id(), Function.identity())));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        return users.list(query);
    }

    @Override
    public Creation create(NewUser user) {
        return users.create(user);
    }

    @Override
    public Edit edit(UserId id, UnaryOperator<User> change) {
        return users.edit(id, change);
    }
}
