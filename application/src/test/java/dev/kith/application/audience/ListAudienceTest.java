package dev.kith.application.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.audience.ListAudience.Answer;
import dev.kith.application.audience.ListAudience.Listed;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.audience.Slice;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListAudienceTest extends Contract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private Answer followersOf(UserId subject, int limit) {
        return new ListAudience(audiences, users)
                .handle(new AudienceQuery(subject, Kind.FOLLOWERS, Mutuality.RECIPROCAL, null, null, Slice.first(limit)));
    }

    @Test
    void each_in_the_page_comes_with_their_card_in_the_order_of_the_list() {
        List<UserId> all = people(4);
        follow(all.get(1), all.get(0), NOON);
        follow(all.get(2), all.get(0), NOON.plusSeconds(1));
        follow(all.get(3), all.get(0), NOON.minusSeconds(1));
        follow(all.get(0), all.get(3), NOON);

        assertThat(followersOf(all.get(0), 2)).isEqualTo(new Answer.Found(new Page<>(3, List.of(
                new Listed(new Entry(all.get(3), true, NOON.minusSeconds(1)), users.cards(List.of(all.get(3))).getFirst()),
                new Listed(new Entry(all.get(2), false, NOON.plusSeconds(1)), users.cards(List.of(all.get(2))).getFirst())))));
    }

    @Test
    void a_user_without_followers_is_not_one_who_is_not_there() {
        UserId anna = person("anna");

        assertThat(followersOf(anna, 1)).isEqualTo(new Answer.Found(new Page<>(0, List.of())));
        assertThat(followersOf(new UserId(99), 1)).isEqualTo(new Answer.NoSuchUser());
        users.edit(anna, user -> user.withStatus(Status.HARD_DELETED, NOON));
        assertThat(followersOf(anna, 1)).isEqualTo(new Answer.NoSuchUser());
    }
}
