package dev.kith.domain.tie;

import static dev.kith.domain.tie.TestUsers.ANNA;
import static dev.kith.domain.tie.TestUsers.BEN;
import static dev.kith.domain.tie.TestUsers.LATER;
import static dev.kith.domain.tie.TestUsers.NOON;
import static dev.kith.domain.tie.TestUsers.STRANGERS;
import static dev.kith.domain.tie.TestUsers.following;
import static dev.kith.domain.tie.TestUsers.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class RelationshipTest {

    @Test
    void each_user_sees_the_same_edges_from_their_side() {
        Tie tie = hidden(following(STRANGERS, ANNA), BEN);

        assertThat(Relationship.seenBy(ANNA, tie))
                .isEqualTo(new Relationship(ANNA, BEN, NOON, null, Relation.NONE, null, null, null, NOON));
        assertThat(Relationship.seenBy(BEN, tie))
                .isEqualTo(new Relationship(BEN, ANNA, null, NOON, Relation.NONE, null, null, NOON, null));
    }

    @Test
    void a_connection_has_its_time_on_both_sides() {
        Tie tie = STRANGERS.with(new Connection.Connected(NOON));

        assertThat(Relationship.seenBy(ANNA, tie).connection()).isEqualTo(Relation.CONNECTED);
        assertThat(Relationship.seenBy(BEN, tie).connectionSince()).isEqualTo(NOON);
    }

    @Test
    void a_rejected_request_is_sent_to_its_sender_and_nothing_to_who_rejected_it() {
        Tie pending = STRANGERS.with(new Connection.Requested(ANNA, NOON, null, LATER));
        Tie rejected = STRANGERS.with(new Connection.Requested(ANNA, NOON, LATER, LATER));

        assertThat(Relationship.seenBy(ANNA, pending))
                .isEqualTo(new Relationship(ANNA, BEN, null, null, Relation.SENT_REQUEST, NOON, null, null, null));
        assertThat(Relationship.seenBy(BEN, pending))
                .isEqualTo(new Relationship(BEN, ANNA, null, null, Relation.RECEIVED_REQUEST, NOON, null, null, null));
        assertThat(Relationship.seenBy(ANNA, rejected))
                .isEqualTo(new Relationship(ANNA, BEN, null, null, Relation.SENT_REQUEST, NOON, LATER, null, null));
        assertThat(Relationship.seenBy(BEN, rejected))
                .isEqualTo(new Relationship(BEN, ANNA, null, null, Relation.NONE, null, LATER, null, null));
    }

    @Test
    void a_part_of_a_tie_has_nothing_of_the_others() {
        Tie tie = hidden(following(STRANGERS, ANNA), BEN).with(new Connection.Connected(NOON));

        assertThat(tie.only(Set.of())).isEqualTo(STRANGERS);
        assertThat(tie.only(Set.of(TiePart.FOLLOWS))).isEqualTo(following(STRANGERS, ANNA));
        assertThat(tie.only(Set.of(TiePart.HIDES))).isEqualTo(hidden(STRANGERS, BEN));
        assertThat(tie.only(Set.of(TiePart.CONNECTION))).isEqualTo(STRANGERS.with(new Connection.Connected(NOON)));
        assertThat(tie.only(Set.of(TiePart.values()))).isEqualTo(tie);
    }
}
