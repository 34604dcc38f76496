package dev.kith.neo4j.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.bulk.BulkUsers.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BulkUsersIT {

    private static final UserId ID = new UserId(7);

    @Test
    void an_import_never_gives_the_id_of_a_hard_deleted_user_to_another() {
        Stores stores = RealDatabase.emptyStores(RealDatabase.overBolt());
        BulkUsers users = new BulkUsers(RealDatabase.overBolt());
        assertThat(users.write(List.of(user("ann")))).containsExactly(Outcome.CREATED);
        stores.deletions().begin(ID, Instant.EPOCH, status -> UserStatus.HARD_DELETED);
        stores.deletions().finish(ID);

        assertThat(users.idsAmong(List.of(7L, 8L))).containsExactly(7L);
        assertThat(users.write(List.of(user("bob")))).containsExactly(Outcome.ALREADY_THERE);
        assertThat(stores.users().find(ID)).isEmpty();
        assertThat(users.listedAmong(List.of(7L))).isEmpty();
    }

    private static NewUser user(String name) {
        return new NewUser(
                ID, UUID.randomUUID(), new Username(name), Profile.EMPTY, null, null, Instant.EPOCH, Role.MEMBER);
    }
}
