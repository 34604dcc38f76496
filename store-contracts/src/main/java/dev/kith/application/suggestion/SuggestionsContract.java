package dev.kith.application.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.application.ContentStores;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Suggestions} keeps. */
public abstract class SuggestionsContract extends ContentContract {

    private List<UserId> suggested(UserId user, CommunityMode mode) {
        Page<UserId> page = suggestions.page(user, mode, Offset.first(100));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items();
    }

    @Test
    void begins_empty() {
        UserId me = person("me");
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(suggested(me, mode)).isEmpty();
            assertThat(suggested(new UserId(999_999), mode)).isEmpty();
        }
    }

    @Test
    void a_user_followed_by_most_of_the_viewers_followings_comes_first() {
        List<UserId> all = people(7);
        UserId me = all.get(0);
        UserId one = all.get(1);
        UserId two = all.get(2);
        follow(me, one, NOON);
        follow(me, two, NOON);
        follow(one, me, NOON);
        follow(one, two, NOON);
        follow(one, all.get(3), NOON);
        follow(one, all.get(5), NOON);
        follow(two, all.get(5), NOON);
        follow(two, all.get(4), NOON);
        follow(all.get(6), me, NOON);

        assertThat(suggested(me, CommunityMode.FOLLOW)).containsExactly(all.get(5), all.get(3), all.get(4));
        assertThat(suggested(me, CommunityMode.FRIENDSHIP)).isEmpty();
        Page<UserId> page = suggestions.page(me, CommunityMode.FOLLOW, new Offset(1, 1));
        assertThat(page).isEqualTo(new Page<>(3, List.of(all.get(3))));
    }

    @Test
    void a_user_connected_to_most_of_the_viewers_connections_comes_first() {
        List<UserId> all = people(6);
        UserId me = all.get(3);
        connect(me, all.get(0), NOON);
        connect(me, all.get(5), NOON);
        connect(all.get(0), all.get(1), NOON);
        connect(all.get(0), all.get(4), NOON);
        connect(all.get(5), all.get(4), NOON);
        connect(all.get(5), all.get(0), NOON);

        assertThat(suggested(me, CommunityMode.FRIENDSHIP)).containsExactly(all.get(4), all.get(1));
        assertThat(suggested(me, CommunityMode.FOLLOW)).isEmpty();
        make(me, all.get(4), tie -> tie.with(new Connection.Requested(me, NOON, null, null)));
        assertThat(suggested(me, CommunityMode.FRIENDSHIP)).containsExactly(all.get(1));
        make(me, all.get(1), tie -> tie.with(new Connection.Requested(all.get(1), NOON, NOON, null)));
        assertThat(suggested(me, CommunityMode.FRIENDSHIP)).isEmpty();
    }

    @Test
    void hidden_users_hiders_and_deleted_users_are_not_suggested() {
        List<UserId> all = people(6);
        UserId me = all.get(0);
        follow(me, all.get(1), NOON);
        for (UserId other : all.subList(2, 6)) {
            follow(all.get(1), other, NOON);
        }
        hide(me, all.get(2));
        hide(all.get(3), me);
        become(all.get(4), UserStatus.SOFT_DELETED);

        assertThat(suggested(me, CommunityMode.FOLLOW)).containsExactly(all.get(5));
    }

    @Test
    void users_who_are_not_discoverable_are_not_suggested_until_they_are() {
        List<UserId> all = people(4);
        follow(all.get(0), all.get(1), NOON);
        follow(all.get(1), all.get(2), NOON);
        follow(all.get(1), all.get(3), NOON);

        discoverable(all.get(2), false);
        assertThat(suggested(all.get(0), CommunityMode.FOLLOW)).containsExactly(all.get(3));
        discoverable(all.get(2), true);
        assertThat(suggested(all.get(0), CommunityMode.FOLLOW)).containsExactly(all.get(2), all.get(3));
    }

    private void discoverable(UserId user, boolean chosen) {
        users.edit(
                user,
                before -> before.withProfile(
                        before.profile().with(before.profile().details().withDiscoverable(chosen))));
    }

    @Test
    void only_the_newest_of_a_long_list_are_read() {
        UserId me = person("me");
        UserId friend = person("friend");
        follow(me, friend, NOON);
        List<UserId> others = people(Suggestions.REACH + 3);
        for (int i = 0; i < others.size(); i++) {
            follow(friend, others.get(i), NOON.plusSeconds(i));
        }
        // mutuals come first in the list, but are not newer
        follow(others.getFirst(), friend, NOON.plusSeconds(9_999));

        Page<UserId> page = suggestions.page(me, CommunityMode.FOLLOW, Offset.first(101));
        assertThat(page.total()).isEqualTo(Suggestions.REACH);
        assertThat(page.items()).isEqualTo(others.subList(3, others.size()));
    }

    @Test
    void any_graph_gives_the_answers_of_the_in_memory_store() {
        Random random = new Random(seed());
        for (int community = 0; community < communities(); community++) {
            openStores();
            ContentStores oracle = ContentStores.inMemory();
            List<UserId> people = people(12);
            people.forEach(id -> oracle.people().users().create(someone(id, "person" + id)));
            for (int i = 0; i < 70; i++) {
                UserId one = people.get(random.nextInt(12));
                UserId other = people.get(random.nextInt(12));
                Instant when = NOON.plusSeconds(random.nextInt(4));
                if (!one.equals(other)) {
                    UnaryOperator<Tie> change = switch (random.nextInt(6)) {
                        case 0 -> tie -> tie.with(one, tie.of(one).hiding(when));
                        case 1 -> tie -> tie.with(new Connection.Connected(when));
                        case 2 -> tie -> tie.with(new Connection.Requested(one, when, null, null));
                        default -> tie -> tie.with(one, tie.of(one).following(when));
                    };
                    make(one, other, change);
                    oracle.people()
                            .ties()
                            .decide(Pair.of(one, other), tie -> new Decision<>(change.apply(tie), true, List.of()));
                }
            }
            for (UserId user : people) {
                for (CommunityMode mode : CommunityMode.values()) {
                    Page<UserId> expected = oracle.suggestions().page(user, mode, Offset.first(50));
                    assertThat(suggestions.page(user, mode, Offset.first(50)))
                            .as("%s %s", user, mode)
                            .isEqualTo(expected);
                    List<UserId> glued = new ArrayList<>();
                    for (int offset = 0; offset < 15; offset += 2) {
                        glued.addAll(suggestions
                                .page(user, mode, new Offset(offset, 2))
                                .items());
                    }
                    assertThat(glued).isEqualTo(expected.items());
                }
            }
        }
    }
}
