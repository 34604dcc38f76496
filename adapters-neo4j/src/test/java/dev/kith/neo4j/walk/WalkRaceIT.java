package dev.kith.neo4j.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.RealDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Walks while another thread changes what is mutual: a follow that goes from one range to the other is not missed. */
final class WalkRaceIT extends Contract {

    private static final int FANS = 40;
    private static final int WALKS = 80;

    @Override
    protected Stores stores() {
        return RealDatabase.emptyStores(RealDatabase.inProcess());
    }

    @Test
    void a_walk_shows_every_follower_once_while_follows_become_mutual_and_cease_to_be() throws Exception {
        List<UserId> people = people(FANS + 1);
        UserId star = people.getFirst();
        List<UserId> fans = people.subList(1, people.size());
        for (UserId fan : fans) {
            follow(fan, star, NOON.plusSeconds(fan.value()));
        }
        AtomicBoolean isDone = new AtomicBoolean();
        long seed = seed();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Long> flips = threads.submit(() -> {
                Random random = new Random(seed);
                long count = 0;
                while (!isDone.get()) {
                    follow(star, fans.get(random.nextInt(FANS)), random.nextBoolean() ? NOON : null);
                    count++;
                }
                return count;
            });
            try {
                Neo4jAudienceWalks walks = new Neo4jAudienceWalks(RealDatabase.inProcess());
                AudienceWalk walk = AudienceWalk.newest(new Audience(AudienceKind.FOLLOWERS, star), null);
                for (int round = 0; round < WALKS; round++) {
                    assertThat(walked(walks, walk, 1 + round % FANS)).isEqualTo(fans.reversed());
                }
            } finally {
                isDone.set(true);
            }
            assertThat(flips.get()).isGreaterThan(WALKS / 4);
        }
    }

    private static List<UserId> walked(Neo4jAudienceWalks walks, AudienceWalk walk, int limit) {
        List<UserId> walked = new ArrayList<>();
        WalkCursor after = null;
        do {
            WalkPage<WalkEntry> page = walks.page(walk, after, limit);
            page.entries().forEach(entry -> walked.add(entry.user()));
            after = page.next();
        } while (after != null);
        return walked;
    }
}
