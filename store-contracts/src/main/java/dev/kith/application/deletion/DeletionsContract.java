package dev.kith.application.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Deletions} keeps. */
public abstract class DeletionsContract extends Contract {

    private void leave(UserId user, UserStatus status) {
        deletions.begin(user, null, NOON, present -> status);
        deletions.finish(user);
    }

    private Page<AudienceEntry> list(UserId subject, AudienceKind kind) {
        Mutuality mutuality = kind == AudienceKind.CONNECTIONS ? Mutuality.SHARED : Mutuality.RECIPROCAL;
        return audiences.page(new AudienceQuery(subject, kind, mutuality, null, null, Offset.first(100)));
    }

    private UserCounters counters(UserId user) {
        return users.summaries(List.of(user)).getFirst().counters();
    }

    @Test
    void the_status_before_is_answered_and_null_for_an_unknown_id() {
        UserId anna = person("anna");
        assertThat(deletions.begin(anna, null, NOON, present -> null)).isEqualTo(UserStatus.APPROVED);
        assertThat(users.find(anna).orElseThrow().deleted()).isNull();
        assertThat(deletions.begin(anna, null, NOON, present -> UserStatus.SOFT_DELETED))
                .isEqualTo(UserStatus.APPROVED);
        assertThat(deletions.begin(anna, null, NOON, present -> null)).isEqualTo(UserStatus.SOFT_DELETED);
        assertThat(deletions.begin(new UserId(999_999), null, NOON, present -> UserStatus.SOFT_DELETED))
                .isNull();
        deletions.finish(new UserId(999_999));
    }

    @Test
    void a_soft_deleted_user_is_found_with_the_time_but_in_no_list_and_no_count() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        follow(anna, people.get(1), NOON);
        follow(people.get(1), anna, NOON);
        follow(people.get(2), anna, NOON);
        connect(anna, people.get(3), NOON);

        leave(anna, UserStatus.SOFT_DELETED);

        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(UserStatus.SOFT_DELETED);
        assertThat(users.find(anna).orElseThrow().deleted()).isEqualTo(NOON);
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).items())
                .doesNotContain(anna)
                .hasSize(3);
        for (UserId user : people) {
            for (AudienceKind kind : AudienceKind.values()) {
                assertThat(list(user, kind)).isEqualTo(new Page<>(0, List.of()));
            }
            assertThat(counters(user)).isEqualTo(UserCounters.NONE);
        }
    }

    @Test
    void a_mutual_flag_is_never_set_for_a_deleted_user() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        UserId ben = people.get(1);
        follow(anna, ben, NOON);
        follow(ben, anna, NOON);
        follow(people.get(2), ben, NOON.plusSeconds(1));
        leave(anna, UserStatus.SOFT_DELETED);
        assertThat(list(ben, AudienceKind.FOLLOWERS).items())
                .containsExactly(new AudienceEntry(people.get(2), false, NOON.plusSeconds(1)));
        follow(ben, people.get(2), NOON.plusSeconds(2));
        assertThat(list(ben, AudienceKind.FOLLOWERS).items())
                .extracting(AudienceEntry::mutual)
                .containsExactly(true);
    }

    @Test
    void the_name_of_a_soft_deleted_user_stays_taken_and_that_of_a_hard_deleted_one_is_free() {
        UserId anna = person("anna");
        leave(anna, UserStatus.SOFT_DELETED);
        assertThat(users.create(someone(null, "ANNA"))).isEqualTo(new CreateUserAnswer.UsernameTaken());
        leave(anna, UserStatus.HARD_DELETED);
        assertThat(users.find(anna)).isEmpty();
        assertThat(users.find(new Username("anna"))).isEmpty();
        assertThat(users.summaries(List.of(anna))).isEmpty();
        UserId other = person("anna");
        assertThat(other).isNotEqualTo(anna);
        assertThat(users.create(someone(anna, "someone-else"))).isEqualTo(new CreateUserAnswer.IdTaken());
    }

    @Test
    void a_hard_deletion_leaves_nothing_behind() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        follow(anna, people.get(1), NOON);
        follow(people.get(1), anna, NOON);
        connect(anna, people.get(2), NOON);
        hide(people.get(2), anna);
        leave(anna, UserStatus.HARD_DELETED);
        assertThat(counters(people.get(1))).isEqualTo(UserCounters.NONE);
        assertThat(ties.hiddenBy(people.get(2))).isEmpty();
        assertThat(deletions.begin(anna, null, NOON, present -> UserStatus.SOFT_DELETED))
                .isNull();
    }

    @Test
    void an_interrupted_deletion_is_listed_and_can_be_finished_twice() {
        List<UserId> people = people(3);
        deletions.begin(people.get(1), null, NOON, present -> UserStatus.SOFT_DELETED);
        deletions.begin(people.get(2), null, NOON, present -> UserStatus.HARD_DELETED);
        assertThat(deletions.unfinished()).containsExactly(people.get(1), people.get(2));
        deletions.finish(people.get(1));
        deletions.finish(people.get(1));
        deletions.finish(people.get(2));
        deletions.finish(people.get(2));
        assertThat(deletions.unfinished()).isEmpty();
    }

    @Test
    void between_the_two_steps_every_list_agrees_with_its_count_and_with_the_users_in_it() {
        for (UserStatus status : List.of(UserStatus.SOFT_DELETED, UserStatus.HARD_DELETED)) {
            List<UserId> people = IntStream.range(0, 4)
                    .mapToObj(number -> person(status + "-" + number))
                    .toList();
            UserId anna = people.getFirst();
            follow(anna, people.get(1), NOON);
            follow(people.get(1), anna, NOON);
            follow(people.get(2), anna, NOON);
            connect(anna, people.get(3), NOON);

            deletions.begin(anna, null, NOON, present -> status);

            for (UserId user : people) {
                for (AudienceKind kind : AudienceKind.values()) {
                    Page<AudienceEntry> page = list(user, kind);
                    assertThat(page.items()).hasSize((int) page.total());
                    assertThat(users.summaries(page.items().stream()
                                    .map(AudienceEntry::user)
                                    .toList()))
                            .as("%s of %s", kind, user)
                            .hasSize((int) page.total());
                }
            }
        }
    }

    @Test
    void a_deletion_that_has_not_finished_answers_again_as_at_first() {
        UserId anna = person("anna");
        deletions.begin(anna, null, NOON, present -> UserStatus.HARD_DELETED);
        assertThat(delete(anna, true)).isEqualTo(new DeleteUserAnswer.Deleted());
        assertThat(delete(anna, true)).isEqualTo(new DeleteUserAnswer.NoSuchUser());

        UserId ben = person("ben");
        deletions.begin(ben, null, NOON, present -> UserStatus.SOFT_DELETED);
        assertThat(delete(ben, false)).isEqualTo(new DeleteUserAnswer.AlreadyDeleted());
        assertThat(deletions.unfinished()).isEmpty();
    }

    private DeleteUserAnswer delete(UserId user, boolean hard) {
        return new DeleteUser(deletions, java.time.Clock.systemUTC()).handle(user, Role.MEMBER, user, () -> hard);
    }

    @Test
    void of_many_follows_during_a_deletion_none_stays_behind() {
        List<UserId> people = people(21);
        UserId anna = people.getFirst();
        allAtOnce(21, number -> {
            if (number == 0) {
                leave(anna, UserStatus.SOFT_DELETED);
            } else {
                UserId fan = people.get(number);
                ties.decide(Pair.of(fan, anna), tie -> FollowRules.toggle(tie, fan, NOON));
                ties.decide(Pair.of(fan, anna), tie -> FollowRules.toggle(tie, anna, NOON));
            }
            return number;
        });
        List<UserCounters> counters = new ArrayList<>();
        people.forEach(user -> counters.add(counters(user)));
        assertThat(counters).allMatch(found -> Objects.equals(found, UserCounters.NONE));
        assertThat(list(anna, AudienceKind.FOLLOWERS)).isEqualTo(new Page<>(0, List.of()));
    }

    @Test
    void of_many_deletions_of_one_user_one_is_first() {
        UserId anna = person("anna");
        List<DeleteUserAnswer> answers = allAtOnce(
                20,
                number -> new DeleteUser(deletions, java.time.Clock.systemUTC())
                        .handle(anna, Role.MEMBER, anna, () -> false));
        assertThat(answers)
                .filteredOn(answer -> answer instanceof DeleteUserAnswer.Deleted)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof DeleteUserAnswer.AlreadyDeleted)
                .hasSize(19);
    }
}
