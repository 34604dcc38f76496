package dev.kith.application.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencePage.Listed;
import dev.kith.application.audience.ListAudience.Answer;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListAudienceTest extends Contract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private Answer followersOf(UserId subject, int limit) {
        return listAudience(true)
                .handle(
                        null,
                        null,
                        () -> new AudienceQuery(
                                subject,
                                AudienceKind.FOLLOWERS,
                                Mutuality.RECIPROCAL,
                                null,
                                null,
                                Offset.first(limit)));
    }

    private ListAudience listAudience(boolean contentAvailable) {
        return new ListAudience(
                new ComposedAudiencePages(audiences, users, ties),
                new ListVisibility(ties),
                new Community(CommunityMode.FOLLOW, contentAvailable, Mutuality.RECIPROCAL));
    }

    private User user(UserId id) {
        return users.find(id).orElseThrow();
    }

    @Test
    void a_community_for_members_shows_an_anonymous_viewer_nothing_and_reads_no_question() {
        UserId anna = person("anna");
        AudienceQuery query =
                new AudienceQuery(anna, AudienceKind.FOLLOWERS, Mutuality.RECIPROCAL, null, anna, Offset.first(1));

        assertThat(listAudience(false).handle(null, null, () -> {
                    throw new AssertionError("the question was read");
                }))
                .isEqualTo(new Answer.ContentClosed());
        assertThat(listAudience(false).handle(anna, null, () -> query)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void a_page_has_a_summary_of_each_user_in_the_order_of_the_list() {
        List<UserId> all = people(4);
        follow(all.get(1), all.get(0), NOON);
        follow(all.get(2), all.get(0), NOON.plusSeconds(1));
        follow(all.get(3), all.get(0), NOON.minusSeconds(1));
        follow(all.get(0), all.get(3), NOON);

        assertThat(followersOf(all.get(0), 2))
                .isEqualTo(new Answer.Found(
                        user(all.get(0)),
                        new Page<>(
                                3,
                                List.of(
                                        new Listed(
                                                new AudienceEntry(all.get(3), true, NOON.minusSeconds(1)),
                                                users.summaries(List.of(all.get(3)))
                                                        .getFirst(),
                                                Relation.NONE),
                                        new Listed(
                                                new AudienceEntry(all.get(2), false, NOON.plusSeconds(1)),
                                                users.summaries(List.of(all.get(2)))
                                                        .getFirst(),
                                                Relation.NONE)))));
    }

    @Test
    void a_user_without_followers_is_found_and_an_unknown_one_is_not() {
        UserId anna = person("anna");

        assertThat(followersOf(anna, 1)).isEqualTo(new Answer.Found(user(anna), new Page<>(0, List.of())));
        assertThat(followersOf(new UserId(99), 1)).isEqualTo(new Answer.NoSuchUser());
        users.edit(anna, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));
        assertThat(followersOf(anna, 1)).isEqualTo(new Answer.NoSuchUser());
    }

    @Test
    void a_list_is_shown_to_the_viewers_that_its_owner_allows() {
        List<UserId> all = people(4);
        UserId owner = all.get(0);
        UserId fan = all.get(1);
        follow(fan, owner, NOON);
        follow(owner, all.get(3), NOON);
        UserId stranger = all.get(2);
        ListAudience list = listAudience(true);
        for (AudienceKind kind : List.of(AudienceKind.FOLLOWERS, AudienceKind.FOLLOWINGS)) {
            for (Visibility visibility : Visibility.values()) {
                users.edit(
                        owner,
                        user -> user.withProfile(user.profile()
                                .with(
                                        kind == AudienceKind.FOLLOWERS
                                                ? ProfileDetails.NONE.withFollowers(visibility)
                                                : ProfileDetails.NONE.withFollowings(visibility))));
                Map<UserId, Boolean> seen = new HashMap<>();
                for (UserId viewer : Arrays.asList(owner, fan, stranger, null)) {
                    seen.put(
                            viewer,
                            list.handle(
                                            viewer,
                                            null,
                                            () -> new AudienceQuery(
                                                    owner, kind, Mutuality.RECIPROCAL, null, viewer, Offset.first(9)))
                                    instanceof Answer.Found);
                    assertThat(list.handle(
                                    viewer,
                                    null,
                                    () -> new AudienceQuery(
                                            owner,
                                            kind == AudienceKind.FOLLOWERS
                                                    ? AudienceKind.FOLLOWINGS
                                                    : AudienceKind.FOLLOWERS,
                                            Mutuality.NONE,
                                            null,
                                            viewer,
                                            Offset.first(9))))
                            .as("the other list is as it was")
                            .isInstanceOf(Answer.Found.class);
                }
                assertThat(seen)
                        .as("%s %s", kind, visibility)
                        .containsEntry(owner, true)
                        .containsEntry(fan, visibility != Visibility.PRIVATE)
                        .containsEntry(stranger, visibility == Visibility.PUBLIC)
                        .containsEntry(null, visibility == Visibility.PUBLIC);
            }
        }
    }

    @Test
    void closed_followers_show_no_known_followers() {
        List<UserId> all = people(3);
        follow(all.get(0), all.get(1), NOON);
        follow(all.get(1), all.get(2), NOON);
        ListKnownFollowers known = new ListKnownFollowers(audiences, users, new ListVisibility(ties));
        assertThat(known.handle(all.get(0), users.find(all.get(2)).orElseThrow(), 5))
                .contains(new Page<>(1, users.summaries(List.of(all.get(1)))));
        users.edit(
                all.get(2),
                user -> user.withProfile(user.profile().with(ProfileDetails.NONE.withFollowers(Visibility.PRIVATE))));
        assertThat(known.handle(all.get(0), users.find(all.get(2)).orElseThrow(), 5))
                .isEmpty();
    }
}
