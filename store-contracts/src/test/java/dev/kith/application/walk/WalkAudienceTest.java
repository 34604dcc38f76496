package dev.kith.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WalkAudienceTest extends Contract {

    private static final Set<WalkDetail> USERS_AND_COUNT = EnumSet.of(WalkDetail.USER, WalkDetail.COUNT);

    private InMemoryGraph graph = new InMemoryGraph();
    private UserId star = new UserId(1);
    private List<UserId> fans = List.of();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @BeforeEach
    void populate() {
        List<UserId> all = people(5);
        star = all.getFirst();
        fans = all.subList(1, 5);
        fans.forEach(fan -> follow(fan, star, NOON.plusSeconds(fan.value())));
    }

    /** A store over the graph, which others may change while it is used. */
    private class Walks implements AudienceWalks {

        private final AudienceWalks walks = new InMemoryAudienceWalks(graph);

        @Override
        public WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit) {
            return walks.page(walk, after, limit);
        }

        @Override
        public OptionalLong count(AudienceWalk walk) {
            return walks.count(walk);
        }
    }

    private WalkedPage<WalkAudience.Listed> followers(
            AudienceWalks walks, @Nullable WalkCursor after, int limit, Set<WalkDetail> details) {
        WalkAudience.Answer answer = new WalkAudience(walks, users, ties)
                .handle(
                        AudienceWalk.newest(new Audience(AudienceKind.FOLLOWERS, star), null),
                        false,
                        after,
                        limit,
                        details);
        assertThat(answer).isInstanceOf(WalkAudience.Answer.Found.class);
        return ((WalkAudience.Answer.Found) answer).page();
    }

    private static List<UserId> shown(WalkedPage<WalkAudience.Listed> page) {
        return page.users().stream().map(listed -> listed.entry().user()).toList();
    }

    @Test
    void a_page_is_read_again_when_one_of_its_users_is_deleted() {
        WalkedPage<WalkAudience.Listed> page = followers(
                new Walks() {
                    @Override
                    public WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit) {
                        WalkPage<WalkEntry> read = super.page(walk, after, limit);
                        deletions.begin(fans.getLast(), null, NOON, _ -> UserStatus.SOFT_DELETED);
                        deletions.finish(fans.getLast());
                        return read;
                    }
                },
                null,
                2,
                USERS_AND_COUNT);
        assertThat(shown(page)).containsExactly(fans.get(2), fans.get(1));
        assertThat(page.count()).isEqualTo(3);
    }

    @Test
    void a_page_that_is_the_whole_list_has_counted_it() {
        AudienceWalks growing = new Walks() {
            @Override
            public OptionalLong count(AudienceWalk walk) {
                follow(person("late"), star, NOON);
                return super.count(walk);
            }
        };
        assertThat(followers(growing, null, 4, USERS_AND_COUNT).count()).isEqualTo(4);
        assertThat(followers(growing, null, 3, USERS_AND_COUNT).count()).isEqualTo(5);
    }

    @Test
    void a_count_is_never_less_than_what_the_page_shows() {
        AudienceWalks shrinking = new Walks() {
            @Override
            public OptionalLong count(AudienceWalk walk) {
                fans.forEach(fan -> unfollow(fan, star));
                return super.count(walk);
            }
        };
        assertThat(followers(shrinking, null, 3, USERS_AND_COUNT).count()).isEqualTo(3);
    }

    @Test
    void a_count_that_is_not_made_is_incomplete_unless_nobody_asked_for_it() {
        AudienceWalks uncounted = new Walks() {
            @Override
            public OptionalLong count(AudienceWalk walk) {
                return OptionalLong.empty();
            }
        };
        WalkedPage<WalkAudience.Listed> asked = followers(uncounted, null, 3, USERS_AND_COUNT);
        assertThat(asked.count()).isNull();
        assertThat(asked.complete()).isFalse();
        WalkedPage<WalkAudience.Listed> unasked = followers(uncounted, null, 3, Set.of());
        assertThat(unasked.count()).isNull();
        assertThat(unasked.complete()).isTrue();
        assertThat(unasked.users()).extracting(WalkAudience.Listed::summary).containsOnlyNulls();
    }
}
