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
import java.util.Map;
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

    private List<UserId> candidates(UserId user, CommunityMode mode) {
        return suggestions.candidates(user, mode, 100).users().stream()
                .map(Suggestions.Candidate::user)
                .toList();
    }

    @Test
    void nobody_is_a_candidate_in_an_empty_graph() {
        UserId me = person("me");
        for (CommunityMode mode : CommunityMode.values()) {
            for (UserId user : List.of(me, new UserId(999_999))) {
                assertThat(suggestions.candidates(user, mode, 10))
                        .isEqualTo(new Suggestions.Candidates(List.of(), true));
                assertThat(suggestions.popular(user, mode, 10)).isEmpty();
            }
            assertThat(suggestions.shared(me, mode, List.of(new UserId(999_999))))
                    .isEmpty();
        }
    }

    @Test
    void followers_are_candidates_to_follow_and_score_one_more() {
        List<UserId> all = people(6);
        UserId me = all.get(0);
        follow(me, all.get(1), NOON);
        follow(all.get(1), me, NOON);
        follow(all.get(1), all.get(2), NOON);
        follow(all.get(1), all.get(3), NOON);
        follow(all.get(3), me, NOON);
        follow(all.get(4), me, NOON);

        Suggestions.Candidates found = suggestions.candidates(me, CommunityMode.FOLLOW, 100);
        assertThat(found.users())
                .containsExactly(
                        new Suggestions.Candidate(all.get(3), 2, true),
                        new Suggestions.Candidate(all.get(2), 1, false),
                        new Suggestions.Candidate(all.get(4), 1, true));
        assertThat(found.complete()).isTrue();
        assertThat(suggestions.candidates(me, CommunityMode.FOLLOW, 1).users())
                .isEqualTo(found.users().subList(0, 1));

        connect(me, all.get(1), NOON);
        connect(all.get(1), all.get(3), NOON);
        assertThat(suggestions.candidates(me, CommunityMode.FRIENDSHIP, 100).users())
                .containsExactly(new Suggestions.Candidate(all.get(3), 2, true));
    }

    @Test
    void whoever_is_tied_to_the_user_or_suspended_is_neither_a_candidate_nor_popular() {
        List<UserId> all = people(11);
        UserId me = all.get(0);
        follow(me, all.get(1), NOON);
        connect(me, all.get(1), NOON);
        for (UserId other : all.subList(2, 11)) {
            follow(all.get(1), other, NOON);
            connect(all.get(1), other, NOON);
        }
        hide(me, all.get(2));
        hide(all.get(3), me);
        become(all.get(4), UserStatus.SOFT_DELETED);
        become(all.get(5), UserStatus.BLOCKED);
        discoverable(all.get(6), false);
        connect(me, all.get(7), NOON);
        make(me, all.get(8), tie -> tie.with(new Connection.Requested(me, NOON, null, null)));
        make(me, all.get(9), tie -> tie.with(new Connection.Requested(all.get(9), NOON, NOON, null)));

        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(candidates(me, mode)).containsExactly(all.get(10));
            assertThat(suggestions.popular(me, mode, 100))
                    .contains(new Suggestions.Popular(all.get(10), 1))
                    .allMatch(popular -> popular.user().equals(all.get(10)));
        }
        follow(me, all.get(10), NOON);
        assertThat(candidates(me, CommunityMode.FOLLOW)).isEmpty();
        assertThat(suggestions.popular(me, CommunityMode.FOLLOW, 100)).isEmpty();
        assertThat(candidates(me, CommunityMode.FRIENDSHIP)).containsExactly(all.get(10));
    }

    @Test
    void the_shared_users_are_counted_and_the_newest_come_first() {
        List<UserId> all = people(15);
        UserId me = all.get(0);
        UserId star = all.get(1);
        for (int i = 2; i < 14; i++) {
            follow(me, all.get(i), NOON.plusSeconds(i));
            follow(all.get(i), star, NOON);
            connect(me, all.get(i), NOON.plusSeconds(i));
            connect(all.get(i), star, NOON);
        }
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(suggestions.shared(me, mode, List.of(star, all.get(14))))
                    .isEqualTo(Map.of(
                            star,
                            new Suggestions.Shared(12, false, all.subList(4, 14).reversed())));
        }
    }

    @Test
    void a_list_longer_than_the_look_ups_makes_the_count_a_lower_bound() {
        UserId me = person("me");
        List<UserId> others = people(100);
        int most = Suggestions.MAX_LOOKUPS / others.size();
        UserId star = others.getFirst();
        List<UserId> fans = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            UserId known = person("known" + i);
            follow(me, known, NOON.plusSeconds(i));
            if (i < 2) {
                follow(known, star, NOON);
                fans.addFirst(known);
            }
        }
        assertThat(suggestions.shared(me, CommunityMode.FOLLOW, others))
                .isEqualTo(Map.of(star, new Suggestions.Shared(2, false, fans)));
        follow(me, person("newest"), NOON.plusSeconds(most));
        assertThat(suggestions.shared(me, CommunityMode.FOLLOW, others))
                .isEqualTo(Map.of(star, new Suggestions.Shared(1, true, fans.subList(0, 1))));
    }

    @Test
    void users_with_more_followers_are_more_popular() {
        List<UserId> all = people(5);
        follow(all.get(1), all.get(2), NOON);
        follow(all.get(1), all.get(3), NOON);
        follow(all.get(1), all.get(4), NOON);
        follow(all.get(2), all.get(4), NOON);
        List<Suggestions.Popular> popular = List.of(
                new Suggestions.Popular(all.get(4), 2),
                new Suggestions.Popular(all.get(2), 1),
                new Suggestions.Popular(all.get(3), 1));
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(suggestions.popular(all.get(0), mode, 10)).isEqualTo(popular);
            assertThat(suggestions.popular(all.get(0), mode, 2)).isEqualTo(popular.subList(0, 2));
        }
    }

    @Test
    void a_long_list_makes_the_candidates_incomplete() {
        UserId me = person("me");
        UserId friend = person("friend");
        follow(me, friend, NOON);
        List<UserId> others = people(Suggestions.REACH + 1);
        others.subList(1, others.size()).forEach(other -> follow(friend, other, NOON));
        assertThat(suggestions.candidates(me, CommunityMode.FOLLOW, 50).complete())
                .isTrue();
        follow(friend, others.getFirst(), NOON);
        Suggestions.Candidates found = suggestions.candidates(me, CommunityMode.FOLLOW, 50);
        assertThat(found.complete()).isFalse();
        assertThat(found.users()).hasSize(Suggestions.REACH);
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
                    assertThat(suggestions.candidates(user, mode, 5))
                            .isEqualTo(oracle.suggestions().candidates(user, mode, 5));
                    assertThat(suggestions.shared(user, mode, people))
                            .isEqualTo(oracle.suggestions().shared(user, mode, people));
                    assertThat(suggestions.popular(user, mode, 5))
                            .isEqualTo(oracle.suggestions().popular(user, mode, 5));
                }
            }
        }
    }
}
