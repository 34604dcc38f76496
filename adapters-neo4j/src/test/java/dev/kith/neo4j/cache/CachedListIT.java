package dev.kith.neo4j.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.cache.list.ListKey;
import dev.kith.neo4j.cache.list.ListReader;
import dev.kith.neo4j.cache.list.SortKey;
import dev.kith.neo4j.spi.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list whose entry changes faster than the reports of the changes come. */
final class CachedListIT {

    private static final long ANNA = 1;
    private static final long BEN = 2;

    private final Database database = RealDatabase.inProcess();
    private final CachedList followers = new CachedList(
            new ListKey(AudienceKind.FOLLOWERS, BEN), new ListReader(database, 100, 1_000_000), resized -> {});

    @BeforeEach
    void start() {
        RealDatabase.wipe(database);
        write("CREATE (:User:Listed {id: 1}), (:User:Listed {id: 2})", Map.of());
        follow(1);
        assertThat(times()).containsExactly(1L);
    }

    private void write(String cypher, Map<String, Object> parameters) {
        var _ = database.write(transaction -> transaction.run(cypher, parameters));
    }

    private void follow(long since) {
        write("""
                MATCH (a:User {id: 1}), (b:User {id: 2})
                CREATE (a)-[:FOLLOWS {follower: 1, followee: 2, since: $since, mutual: false}]->(b)""", Map.of("since", since));
    }

    private void unfollow() {
        write("MATCH ()-[f:FOLLOWS]->() DELETE f", Map.of());
    }

    private void reportFollow(long since) {
        assertThat(followers.invalidate(ANNA, null, since)).isTrue();
    }

    private void reportUnfollow(long since) {
        assertThat(followers.invalidate(ANNA, SortKey.of(false, since), null)).isTrue();
    }

    private List<Long> times() {
        return followers
                .query(list -> IntStream.range(0, list.size())
                        .mapToObj(position -> SortKey.micros(list.key(position)))
                        .toList())
                .orElseThrow();
    }

    @Test
    void a_follower_is_in_the_list_once_and_with_the_present_time() {
        unfollow();
        follow(2);
        reportUnfollow(1);
        assertThat(times()).as("it is read before it is reported").containsExactly(2L);

        unfollow();
        follow(3);
        reportFollow(2);
        assertThat(times()).containsExactly(3L);

        reportUnfollow(2);
        assertThat(times()).containsExactly(3L);

        reportFollow(3);
        assertThat(times()).containsExactly(3L);
    }

    @Test
    void a_follower_who_is_gone_is_not_in_the_list() {
        unfollow();
        follow(2);
        reportUnfollow(1);
        assertThat(times()).containsExactly(2L);

        unfollow();
        reportFollow(2);
        assertThat(times()).as("the end is not reported yet").isEmpty();

        reportUnfollow(2);
        assertThat(times()).isEmpty();
    }
}
