package dev.kith.application;

import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the in-memory stores share: users, and for every pair that has anything between them, what it is. Whoever touches it holds its monitor. */
public final class InMemoryGraph {

    public final Map<UserId, User> users = new TreeMap<>();
    public final Map<UserId, Map<UserId, Tie>> ties = new HashMap<>();
    public long lastId;

    public Standing standing(UserId id) {
        return Optional.ofNullable(users.get(id)).map(user -> Standing.of(user.status())).orElse(Standing.GONE);
    }

    /** With the standing the two have now, whatever it was when the tie was kept. */
    public Tie between(Pair pair) {
        Tie kept = ties.getOrDefault(pair.low(), Map.of()).get(pair.high());
        Tie strangers = Tie.strangers(pair, standing(pair.low()), standing(pair.high()));
        return kept == null
                ? strangers
                : strangers
                        .with(pair.low(), strangers.low().following(kept.low().follows()).hiding(kept.low().hides()))
                        .with(pair.high(), strangers.high().following(kept.high().follows()).hiding(kept.high().hides()))
                        .with(kept.connection());
    }

    public void keep(Tie tie) {
        ties.computeIfAbsent(tie.pair().low(), id -> new HashMap<>()).put(tie.pair().high(), tie);
        ties.computeIfAbsent(tie.pair().high(), id -> new HashMap<>()).put(tie.pair().low(), tie);
    }

    /** Everyone this user has, or had, anything with. */
    public Set<UserId> around(UserId user) {
        return ties.getOrDefault(user, Map.of()).keySet();
    }

    public Set<UserId> hiddenBy(UserId viewer) {
        Set<UserId> hidden = new HashSet<>();
        for (UserId other : around(viewer)) {
            if (between(Pair.of(viewer, other)).of(viewer).hides() != null) {
                hidden.add(other);
            }
        }
        return hidden;
    }
}
