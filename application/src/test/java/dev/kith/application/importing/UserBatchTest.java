package dev.kith.application.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UserBatchTest {

    private static final UUID UUID_OF_ALL = new UUID(0, 0);

    private static NewUser user(@Nullable Long id, String name, @Nullable String email, @Nullable String externalId) {
        return new NewUser(
                id == null ? null : new UserId(id),
                UUID_OF_ALL,
                new Username(name),
                Profile.EMPTY,
                email,
                externalId == null ? null : new ExternalId(externalId),
                Instant.EPOCH,
                Role.MEMBER);
    }

    @Property
    void no_two_users_share_an_id_a_username_an_email_or_an_external_id(
            @ForAll @Size(max = 30) List<@Size(4) List<@IntRange(max = 5) Integer>> input) {
        List<NewUser> wanted = input.stream()
                .map(row -> user(
                        row.get(0) == 0 ? null : (long) row.get(0),
                        (row.get(1) % 2 == 0 ? "name" : "NAME") + row.get(1) / 2,
                        row.get(2) == 0 ? null : (row.get(2) % 2 == 0 ? "a" : "A") + row.get(2) / 2 + "@a.org",
                        row.get(3) == 0 ? null : "e" + row.get(3)))
                .toList();
        ExistingUsers existing =
                new ExistingUsers(3, new UserKeys(Set.of(3L), Set.of("name1"), Set.of("a1@a.org"), Set.of("e1")));
        UserBatch batch = UserBatch.decide(wanted, existing);
        Set<Long> ids = new HashSet<>(existing.keys().ids());
        Set<String> usernames = new HashSet<>(existing.keys().usernames());
        Set<String> emails = new HashSet<>(existing.keys().emails());
        Set<String> externalIds = new HashSet<>(existing.keys().externalIds());
        for (User user : batch.created()) {
            assertThat(ids.add(user.id().value())).isTrue();
            assertThat(usernames.add(user.username().key())).isTrue();
            String email = UserKeys.emailKey(user.email());
            assertThat(email == null || emails.add(email)).isTrue();
            assertThat(user.externalId() == null
                            || externalIds.add(user.externalId().value()))
                    .isTrue();
            assertThat(user.id().value()).isLessThanOrEqualTo(batch.lastId());
        }
        assertThat(batch.outcomes()).hasSameSizeAs(wanted);
        assertThat(batch.outcomes().stream().filter(UserOutcome.CREATED::equals))
                .hasSameSizeAs(batch.created());
    }

    @Test
    void a_user_without_an_id_matches_by_username_and_a_user_with_one_by_id() {
        ExistingUsers existing =
                new ExistingUsers(7, new UserKeys(Set.of(7L), Set.of("ann"), Set.of("ann@a.org"), Set.of("e1")));
        UserBatch batch = UserBatch.decide(
                List.of(
                        user(null, "Ann", null, null),
                        user(7L, "other", null, null),
                        user(8L, "Ann", null, null),
                        user(9L, "bob", "ANN@a.org", null),
                        user(10L, "dan", null, "e1"),
                        user(null, "cyd", null, null)),
                existing);
        assertThat(batch.outcomes())
                .containsExactly(
                        UserOutcome.ALREADY_THERE,
                        UserOutcome.ALREADY_THERE,
                        UserOutcome.USERNAME_TAKEN,
                        UserOutcome.EMAIL_TAKEN,
                        UserOutcome.EXTERNAL_ID_TAKEN,
                        UserOutcome.CREATED);
        assertThat(batch.created()).extracting(user -> user.id().value()).containsExactly(8L);
        assertThat(batch.lastId()).isEqualTo(8);
    }

    @Test
    void ids_of_an_edge_list_become_users_unless_the_users_file_has_them() {
        IncomingUsers incoming = new IncomingUsers(Set.of(1L, 2L), Set.of(2L, 3L));
        assertThat(incoming.all()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(incoming.placeholders(Set.of(1L, 2L, 3L, 4L))).containsExactly(3L);
        assertThat(incoming.unknown(Set.of(1L, 2L, 3L, 4L))).containsExactly(4L);
    }

    @Test
    void a_placeholder_user_has_an_alternative_username() {
        assertThat(PlaceholderUsers.create(7, UUID_OF_ALL, name -> false, Instant.EPOCH)
                        .username())
                .isEqualTo(new Username("user7"));
        assertThat(PlaceholderUsers.create(7, UUID_OF_ALL, "user7"::equals, Instant.EPOCH)
                        .username())
                .isEqualTo(new Username("user7_7"));
        assertThat(PlaceholderUsers.keys(Set.of(7L)).usernames()).containsExactlyInAnyOrder("user7", "user7_7");
    }
}
