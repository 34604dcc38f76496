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

/** Cards in heap. A commit that changes a user, or any edge at them, takes theirs away; the next who asks reads it anew. */
final class CachedUsers implements Users {

    /** Without its texts. */
    private static final int BYTES_OF_A_CARD = 380;

    private final Users users;
    private final UntilChanged<UserId, Card> cards;

    /** @param most in bytes */
    CachedUsers(Users users, WatchedDatabase watched, long most) {
        this.users = users;
        this.cards = new UntilChanged<>(most, CachedUsers::bytes);
        watched.watch(this::told);
    }

    private static int bytes(UserId id, Card card) {
        User user = card.user();
        Profile profile = user.profile();
        return BYTES_OF_A_CARD
                + (user.username().value().length() + profile.realName().length() + profile.bio().length()
                        + profile.description().length() + profile.location().length() + profile.website().length()
                        + profile.companyName().length() + profile.companyRole().length())
                + 300 * card.tags().size();
    }

    Cache<?, ?> cache() {
        return cards.cache();
    }

    private void told(Commit commit) {
        if (commit.nodes().stream().anyMatch(node -> node.labels().contains("Tag"))) {
            // whoever wears it
            cards.forgetAll();
        }
        commit.nodes().forEach(node -> forget(node.id()));
        commit.edges().forEach(edge -> {
            forget(edge.from());
            forget(edge.to());
        });
    }

    private void forget(@Nullable Long id) {
        if (id != null && id > 0) {
            cards.forget(new UserId(id));
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        return cards(List.of(id)).stream().map(Card::user).findFirst();
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
