package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FindRelationsTest extends Contract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    @Test
    void the_communitys_mode_decides_which_graph_is_read() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        UserId no = new UserId(99);
        follow(anna, ben, NOON);
        connect(anna, ben, NOON);

        assertThat(seen(CommunityMode.FOLLOW, anna, List.of(ben, anna, no)))
                .isEqualTo(Map.of(ben, Relation.FOLLOWED, anna, Relation.NONE, no, Relation.NONE));
        assertThat(seen(CommunityMode.FRIENDSHIP, anna, List.of(ben))).isEqualTo(Map.of(ben, Relation.CONNECTED));
        assertThat(seen(CommunityMode.FOLLOW, ben, List.of(anna))).isEqualTo(Map.of(anna, Relation.NONE));
    }

    @Test
    void an_anonymous_viewer_and_an_unknown_user_have_no_relation() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        Community community = new Community(CommunityMode.FOLLOW, true, Mutuality.RECIPROCAL);
        follow(anna, ben, NOON);

        assertThat(new FindRelations(ties, community).handle(null, ben)).isEqualTo(Relation.NONE);
        assertThat(new FindRelations(ties, community).handle(anna, ben)).isEqualTo(Relation.FOLLOWED);
        assertThat(new GetRelation(ties, community).handle(anna, ben)).contains(Relation.FOLLOWED);
        assertThat(new GetRelation(ties, community).handle(anna, anna)).contains(Relation.NONE);
        assertThat(new GetRelation(ties, community).handle(anna, new UserId(99)))
                .isEmpty();
    }

    private Map<UserId, Relation> seen(CommunityMode mode, UserId viewer, List<UserId> others) {
        return new FindRelations(ties, new Community(mode, true, Mutuality.RECIPROCAL)).handle(viewer, others);
    }
}
