package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cards in heap. A commit that changes a user, or any edge at them, takes theirs away; the next who asks reads it anew. */
final class CachedUsers implements Users {

    /** Without its texts. */
    private static final int BYTES_OF_A_CARD = 380;

    private final Users users;
    private final Cache<UserId, Card> cards;
    private final Versions versions = new Versions();

    /** @param most in bytes */
    CachedUsers(Users users, WatchedDatabase watched, long most) {
        this.users = users;
        this.cards = Caffeine.newBuilder().maximumWeight(most).weigher(CachedUsers::bytes).build();
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

    private void told(Commit commit) {
        for (Commit.Node node : commit.nodes()) {
            if (node.labels().contains("Tag")) {
                // whoever wears it
                for (UserId id : cards.asMap().keySet()) {
                    forget(id.value());
                }
            }
            forget(node.id());
        }
        for (Commit.Edge edge : commit.edges()) {
            forget(edge.from());
            forget(edge.to());
        }
    }

    private void forget(@Nullable Long id) {
        if (id != null && id > 0) {
            versions.changed(id);
            cards.asMap().remove(new UserId(id));
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
        Map<UserId, Card> found = new HashMap<>(cards.getAllPresent(ids));
        List<UserId> missing = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            Map<UserId, Long> before = new HashMap<>();
            missing.forEach(id -> before.put(id, versions.of(id.value())));
            for (Card card : users.cards(missing)) {
                UserId id = card.user().id();
                found.put(id, card);
                cards.asMap().compute(id, (same, present) -> Objects.equals(before.get(id), versions.of(id.value())) ? card : present);
            }
        }
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
