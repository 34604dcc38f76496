package dev.kith.application.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FindExternalUserTest extends Contract {

    private static final ExternalId ADA = new ExternalId("auth0|ada");

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private FindExternalUser findExternalUser() {
        return new FindExternalUser(users, Clock.systemUTC(), UUID::randomUUID);
    }

    @Test
    void an_unknown_user_is_created_only_if_asked_for_and_once() {
        assertThat(findExternalUser().handle(ADA, false)).isEmpty();
        assertThat(users.ids(List.of(new UserReference.ByExternalId(ADA)))).isEmpty();
        User created = findExternalUser().handle(ADA, true).orElseThrow();
        assertThat(created.externalId()).isEqualTo(ADA);
        assertThat(findExternalUser().handle(ADA, true)).contains(created);
        assertThat(findExternalUser().handle(ADA, false)).contains(created);
    }

    @Test
    void a_deleted_user_is_neither_found_nor_created() {
        User ada = findExternalUser().handle(ADA, true).orElseThrow();
        users.edit(ada.id(), user -> user.withStatus(UserStatus.SOFT_DELETED, Instant.EPOCH));
        assertThat(findExternalUser().handle(ADA, true)).isEmpty();
        assertThat(findExternalUser().handle(ADA, false)).isEmpty();
    }
}
