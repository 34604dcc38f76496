package dev.kith.application.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.suggestion.Dismissals.Answer.Done;
import dev.kith.application.suggestion.Dismissals.Answer.NoSuchUser;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Dismissals} keeps. */
public abstract class DismissalsContract extends Contract {

    private static final UserId UNKNOWN = new UserId(999_999);

    private Dismissals dismissals;
    private Suggestions suggestions;
    private PrivateWalks walks;

    /** The store under test, over the same community as the others. */
    protected abstract Dismissals dismissals();

    /** Suggestions of the same community. */
    protected abstract Suggestions suggestions();

    /** Walks of the same community. */
    protected abstract PrivateWalks walks();

    @Override
    @BeforeEach
    protected void openStores() {
        super.openStores();
        dismissals = dismissals();
        suggestions = suggestions();
        walks = walks();
    }

    private List<UserId> dismissed(UserId user, int limit) {
        PrivateWalk walk = PrivateWalk.of(user, PrivateList.DISMISSED);
        List<UserId> walked = new ArrayList<>();
        WalkCursor after = null;
        do {
            WalkPage<PrivateEntry> page = walks.page(walk, after, limit);
            page.entries().forEach(entry -> walked.add(entry.user()));
            after = page.next();
        } while (after != null);
        assertThat(walks.count(walk)).hasValue(walked.size());
        return walked;
    }

    @Test
    void a_dismissal_is_made_and_ended_once() {
        List<UserId> all = people(3);
        UserId me = all.getFirst();
        UserId other = all.get(1);
        assertThat(dismissed(me, 5)).isEmpty();
        assertThat(dismissals.restore(me, other)).isEqualTo(new Done(false));
        assertThat(dismissals.dismiss(me, other, NOON)).isEqualTo(new Done(true));
        assertThat(dismissals.dismiss(me, other, NOON.plusSeconds(1))).isEqualTo(new Done(false));
        assertThat(walks.page(PrivateWalk.of(me, PrivateList.DISMISSED), null, 5))
                .isEqualTo(new WalkPage<>(List.of(new PrivateEntry(other, NOON, null, null)), null));
        assertThat(dismissed(other, 5)).isEmpty();
        assertThat(dismissals.restore(me, other)).isEqualTo(new Done(true));
        assertThat(dismissals.restore(me, other)).isEqualTo(new Done(false));
        assertThat(dismissed(me, 5)).isEmpty();
    }

    @Test
    void of_twenty_at_once_one_dismisses() {
        List<UserId> both = people(2);
        assertThat(allAtOnce(
                        20, number -> dismissals.dismiss(both.getFirst(), both.getLast(), NOON.plusSeconds(number))))
                .filteredOn(new Done(true)::equals)
                .hasSize(1);
    }

    @Test
    void a_dismissed_user_is_not_suggested_until_restored() {
        List<UserId> all = people(3);
        UserId me = all.get(0);
        follow(me, all.get(1), NOON);
        follow(all.get(1), all.get(2), NOON);
        connect(me, all.get(1), NOON);
        connect(all.get(1), all.get(2), NOON);
        dismissals.dismiss(me, all.get(2), NOON);
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(suggestions.candidates(me, mode, 5).users()).isEmpty();
            assertThat(suggestions.popular(me, mode, 5)).isEmpty();
            // the other APIs know no dismissals
            assertThat(suggestions.page(me, mode, Offset.first(5)).items()).containsExactly(all.get(2));
        }
        dismissals.restore(me, all.get(2));
        dismissals.dismiss(all.get(2), me, NOON);
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(suggestions.candidates(me, mode, 5).users()).hasSize(1);
        }
    }

    @Test
    void pages_of_any_size_joined_are_the_list() {
        List<UserId> all = people(9);
        Random random = new Random(seed());
        List<PrivateEntry> expected = new ArrayList<>();
        for (UserId other : all.subList(1, 9)) {
            PrivateEntry entry = new PrivateEntry(other, NOON.plusSeconds(random.nextInt(3)), null, null);
            dismissals.dismiss(all.getFirst(), other, entry.since());
            expected.add(entry);
        }
        expected.sort(Comparator.comparing(PrivateEntry::since)
                .thenComparing(PrivateEntry::user)
                .reversed());
        for (int limit = 1; limit < 10; limit++) {
            assertThat(dismissed(all.getFirst(), limit))
                    .isEqualTo(expected.stream().map(PrivateEntry::user).toList());
        }
    }

    @Test
    void a_dismissal_ends_with_its_users() {
        List<UserId> all = people(4);
        UserId me = all.getFirst();
        all.subList(1, 4).forEach(other -> dismissals.dismiss(me, other, NOON));
        dismissals.dismiss(all.get(2), all.get(3), NOON);
        delete(all.get(1), false);
        assertThat(dismissed(me, 5)).containsExactly(all.get(3), all.get(2));
        delete(all.get(2), true);
        assertThat(dismissed(me, 5)).containsExactly(all.get(3));
        assertThat(dismissed(all.get(2), 5)).isEmpty();
        for (UserId gone : List.of(all.get(1), all.get(2), UNKNOWN)) {
            assertThat(dismissals.dismiss(me, gone, NOON)).isEqualTo(new NoSuchUser(gone));
            assertThat(dismissals.restore(me, gone)).isEqualTo(new NoSuchUser(gone));
            assertThat(dismissals.dismiss(gone, me, NOON)).isEqualTo(new NoSuchUser(gone));
        }
    }

    private void delete(UserId user, boolean hard) {
        new DeleteUser(deletions, Clock.systemUTC()).handle(user, Role.MEMBER, user, () -> hard);
    }
}
