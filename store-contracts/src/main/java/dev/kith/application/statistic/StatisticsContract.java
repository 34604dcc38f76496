package dev.kith.application.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Statistics} keeps. */
public abstract class StatisticsContract extends Contract {

    private Statistics statistics;

    /** The store under test, over the same community as the others. */
    protected abstract Statistics statistics();

    @Override
    @BeforeEach
    protected void openStores() {
        super.openStores();
        statistics = statistics();
    }

    @Test
    void an_empty_graph_has_nothing() {
        assertThat(statistics.counts()).isEqualTo(new Statistics.Counts(0, 0, 0, 0, 0));
    }

    @Test
    void users_and_edges_are_counted() {
        List<UserId> all = people(6);
        follow(all.get(0), all.get(1), NOON);
        follow(all.get(1), all.get(0), NOON);
        follow(all.get(2), all.get(0), NOON);
        connect(all.get(0), all.get(1), NOON);
        make(all.get(0), all.get(2), tie -> tie.with(new Connection.Requested(all.get(0), NOON, null, null)));
        make(all.get(3), all.get(2), tie -> tie.with(new Connection.Requested(all.get(3), NOON, null, NOON)));
        hide(all.get(4), all.get(5));
        hide(all.get(5), all.get(4));
        assertThat(statistics.counts()).isEqualTo(new Statistics.Counts(6, 3, 1, 2, 2));
        unfollow(all.get(1), all.get(0));
        disconnect(all.get(0), all.get(1));
        assertThat(statistics.counts()).isEqualTo(new Statistics.Counts(6, 2, 0, 2, 2));
    }

    @Test
    void deleted_users_and_their_edges_are_not_counted() {
        List<UserId> all = people(4);
        follow(all.get(0), all.get(1), NOON);
        follow(all.get(1), all.get(2), NOON);
        connect(all.get(0), all.get(3), NOON);
        connect(all.get(0), all.get(2), NOON);
        hide(all.get(1), all.get(3));
        delete(all.get(0), false);
        assertThat(statistics.counts()).isEqualTo(new Statistics.Counts(3, 1, 0, 0, 1));
        delete(all.get(1), true);
        assertThat(statistics.counts()).isEqualTo(new Statistics.Counts(2, 0, 0, 0, 0));
    }

    private void delete(UserId user, boolean hard) {
        new DeleteUser(deletions, Clock.systemUTC()).handle(user, Role.MEMBER, user, () -> hard);
    }
}
