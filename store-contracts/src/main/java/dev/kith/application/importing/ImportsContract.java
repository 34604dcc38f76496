package dev.kith.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Contract;
import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.ConnectionImportRules;
import dev.kith.application.importing.connection.ConnectionState;
import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowBatch;
import dev.kith.application.importing.follow.FollowImportRules;
import dev.kith.application.importing.follow.FollowPair;
import dev.kith.application.user.NewUser;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a graph to import into promises. */
public abstract class ImportsContract extends Contract {

    private static final long MICROS = ChronoUnit.MICROS.between(Instant.EPOCH, NOON);
    private static final int USERS = 5;

    private Imports imports;

    /** Over the community of the stores opened last. */
    protected abstract Imports imports();

    @BeforeEach
    void openImports() {
        imports = imports();
    }

    private static NewUser user(@Nullable Long id, String name, @Nullable String email) {
        return user(id, name, email, null);
    }

    private static NewUser user(@Nullable Long id, String name, @Nullable String email, @Nullable String externalId) {
        return new NewUser(
                id == null ? null : new UserId(id),
                UUID.randomUUID(),
                new Username(name),
                Profile.EMPTY,
                email,
                externalId == null ? null : new ExternalId(externalId),
                NOON,
                Role.MEMBER);
    }

    private List<UserOutcome> add(NewUser... users) {
        return imports.decideUsers(UserKeys.of(List.of(users)), existing -> UserBatch.decide(List.of(users), existing))
                .outcomes();
    }

    private void delete(UserId user, UserStatus status) {
        deletions.begin(user, null, NOON, present -> status);
        deletions.finish(user);
    }

    @Test
    void imported_users_are_found_and_the_next_user_gets_the_next_id() {
        NewUser ann = user(7L, "Ann", "Ann@a.org");

        assertThat(add(ann, user(null, "bob", null))).containsOnly(UserOutcome.CREATED);

        assertThat(users.find(new UserId(7))).contains(ann.under(new UserId(7)));
        assertThat(users.find(new Username("bob")))
                .hasValueSatisfying(bob -> assertThat(bob.id()).isEqualTo(new UserId(8)));
        assertThat(person("cyd")).isEqualTo(new UserId(9));
    }

    @Test
    void a_second_import_of_users_changes_nothing() {
        add(user(7L, "ann", "ann@a.org", "auth0|7"), user(null, "bob", null));

        assertThat(add(user(7L, "other", null), user(null, "BOB", null))).containsOnly(UserOutcome.ALREADY_THERE);
        assertThat(add(user(9L, "ANN", null), user(10L, "cyd", "ANN@A.org"), user(11L, "cyd", null, "auth0|7")))
                .containsExactly(UserOutcome.USERNAME_TAKEN, UserOutcome.EMAIL_TAKEN, UserOutcome.EXTERNAL_ID_TAKEN);

        assertThat(users.find(new UserId(9))).isEmpty();
        assertThat(users.find(new UserId(10))).isEmpty();
        assertThat(person("dan")).isEqualTo(new UserId(9));
    }

    @Test
    void the_rule_gets_the_keys_that_exist() {
        created(user(7L, "Ann", "Ann@a.org", "auth0|7"));
        List<ExistingUsers> seen = new ArrayList<>();

        imports.decideUsers(
                new UserKeys(
                        Set.of(6L, 7L),
                        Set.of("ann", "bob"),
                        Set.of("ann@a.org", "bob@a.org"),
                        Set.of("auth0|7", "auth0|8")),
                existing -> {
                    seen.add(existing);
                    return UserBatch.decide(List.of(), existing);
                });

        assertThat(seen.getLast())
                .isEqualTo(new ExistingUsers(
                        7, new UserKeys(Set.of(7L), Set.of("ann"), Set.of("ann@a.org"), Set.of("auth0|7"))));
    }

    @Test
    void the_id_of_a_deleted_user_is_not_given_again() {
        UserId soft = person("ann");
        UserId hard = person("bob");
        delete(soft, UserStatus.SOFT_DELETED);
        delete(hard, UserStatus.HARD_DELETED);

        assertThat(add(user(soft.value(), "cyd", null), user(hard.value(), "dan", null)))
                .containsOnly(UserOutcome.ALREADY_THERE);
        assertThat(users.find(hard)).isEmpty();
    }

    @Test
    void a_rule_that_throws_writes_nothing() {
        List<NewUser> wanted = List.of(user(7L, "ann", null));
        assertThatThrownBy(() -> imports.decideUsers(UserKeys.of(wanted), existing -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(users.find(new UserId(7))).isEmpty();
    }

    @Test
    void deleted_and_unknown_users_are_not_listed() {
        UserId ann = person("ann");
        UserId bob = person("bob");
        UserId cyd = person("cyd");
        delete(bob, UserStatus.SOFT_DELETED);
        delete(cyd, UserStatus.HARD_DELETED);

        assertThat(imports.listedUsers(Set.of(ann.value(), bob.value(), cyd.value(), 999L)))
                .containsExactly(ann.value());
        assertThat(imports.listedUsers(Set.of())).isEmpty();
    }

    private FollowBatch.Counts follow(FollowPair... pairs) {
        List<FollowBatch.Counts> counts = new ArrayList<>();
        imports.writeFollows(writer ->
                counts.add(writer.decide(List.of(pairs), states -> FollowImportRules.decide(List.of(pairs), states))));
        return counts.getFirst();
    }

    private List<UserId> mutualFollowings(UserId user) {
        AudienceQuery query =
                new AudienceQuery(user, AudienceKind.FOLLOWINGS, Mutuality.RECIPROCAL, true, null, Offset.first(100));
        return audiences.page(query).items().stream().map(AudienceEntry::user).toList();
    }

    @Test
    void follows_have_their_time_and_an_existing_follow_becomes_mutual() {
        UserId ann = person("ann");
        UserId bob = person("bob");

        assertThat(follow(new FollowPair(1, 2, MICROS, FollowPair.NEVER))).isEqualTo(new FollowBatch.Counts(1, 0, 0));
        assertThat(mutualFollowings(ann)).isEmpty();
        assertThat(follow(new FollowPair(1, 2, MICROS + 1, MICROS + 2))).isEqualTo(new FollowBatch.Counts(1, 1, 0));

        assertThat(ties.between(Pair.of(ann, bob)).of(ann).follows()).isEqualTo(NOON);
        assertThat(ties.between(Pair.of(ann, bob)).of(bob).follows()).isEqualTo(NOON.plusNanos(2_000));
        assertThat(mutualFollowings(ann)).containsExactly(bob);
        assertThat(mutualFollowings(bob)).containsExactly(ann);
    }

    @Test
    void follows_of_deleted_users_and_between_hidden_users_are_left_out() {
        UserId ann = person("ann");
        UserId bob = person("bob");
        UserId cyd = person("cyd");
        hide(bob, ann);
        delete(cyd, UserStatus.SOFT_DELETED);

        assertThat(follow(
                        new FollowPair(1, 2, MICROS, MICROS),
                        new FollowPair(1, 3, MICROS, MICROS),
                        new FollowPair(2, 3, MICROS, FollowPair.NEVER)))
                .isEqualTo(new FollowBatch.Counts(0, 0, 2));
        assertThat(ties.between(Pair.of(ann, bob)).of(ann).follows()).isNull();
    }

    @Test
    void random_batches_of_follows_make_the_graph_of_all_of_them() {
        people(USERS);
        Random random = new Random(seed());
        Map<List<Long>, Long> expected = new HashMap<>();
        for (int batch = 0; batch < 4; batch++) {
            List<FollowPair> pairs = new ArrayList<>();
            int before = expected.size();
            int wanted = 0;
            for (long low = 1; low <= USERS; low++) {
                for (long high = low + 1; high <= USERS; high++) {
                    long lowSince = random.nextInt(4) == 0 ? MICROS + random.nextInt(100) : FollowPair.NEVER;
                    long highSince = random.nextInt(4) == 0 ? MICROS + random.nextInt(100) : FollowPair.NEVER;
                    FollowPair pair = new FollowPair(low, high, lowSince, highSince);
                    if (pair.followCount() > 0) {
                        pairs.add(pair);
                        wanted += pair.followCount();
                    }
                    if (pair.isForward()) {
                        expected.putIfAbsent(List.of(low, high), lowSince);
                    }
                    if (pair.isBackward()) {
                        expected.putIfAbsent(List.of(high, low), highSince);
                    }
                }
            }
            int created = expected.size() - before;

            assertThat(follow(pairs.toArray(FollowPair[]::new)))
                    .isEqualTo(new FollowBatch.Counts(created, wanted - created, 0));

            assertFollows(expected);
        }
    }

    private void assertFollows(Map<List<Long>, Long> expected) {
        for (long one = 1; one <= USERS; one++) {
            Set<UserId> mutual = new HashSet<>();
            for (long other = 1; other <= USERS; other++) {
                if (one != other) {
                    Instant since = ties.between(Pair.of(new UserId(one), new UserId(other)))
                            .of(new UserId(one))
                            .follows();
                    Long micros = expected.get(List.of(one, other));
                    assertThat(since).isEqualTo(micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
                    if (micros != null && expected.containsKey(List.of(other, one))) {
                        mutual.add(new UserId(other));
                    }
                }
            }
            assertThat(mutualFollowings(new UserId(one))).containsExactlyInAnyOrderElementsOf(mutual);
        }
    }

    private ConnectionBatch connect(NewConnection... pairs) {
        return imports.decideConnections(
                List.of(pairs), states -> ConnectionImportRules.decide(List.of(pairs), states));
    }

    @Test
    void a_connection_has_its_time_and_ends_a_request() {
        UserId ann = person("ann");
        UserId bob = person("bob");
        make(ann, bob, tie -> tie.with(new Connection.Requested(bob, NOON, null, null)));

        assertThat(connect(new NewConnection(1, 2, MICROS + 1), new NewConnection(1, 2, MICROS + 2))
                        .alreadyThere())
                .isEqualTo(1);

        assertThat(ties.between(Pair.of(ann, bob)).connection())
                .isEqualTo(new Connection.Connected(NOON.plusNanos(1_000)));
        assertThat(connect(new NewConnection(1, 2, MICROS)))
                .isEqualTo(new ConnectionBatch(List.of(), List.of(), 1, 0, 0));
    }

    @Test
    void the_rule_of_connections_gets_one_state_per_pair_in_their_order() {
        UserId ann = person("ann");
        UserId bob = person("bob");
        UserId cyd = person("cyd");
        UserId dan = person("dan");
        connect(ann, bob, NOON);
        hide(cyd, ann);
        delete(dan, UserStatus.SOFT_DELETED);
        List<List<ConnectionState>> seen = new ArrayList<>();

        imports.decideConnections(
                List.of(
                        new NewConnection(1, 4, MICROS),
                        new NewConnection(1, 3, MICROS),
                        new NewConnection(1, 2, MICROS),
                        new NewConnection(2, 3, MICROS),
                        new NewConnection(2, 999, MICROS)),
                states -> {
                    seen.add(states);
                    return new ConnectionBatch(List.of(), List.of(), 0, 0, 0);
                });

        assertThat(seen.getLast())
                .containsExactly(
                        new ConnectionState(false, false, false, false),
                        new ConnectionState(true, false, false, true),
                        new ConnectionState(true, true, false, false),
                        new ConnectionState(true, false, false, false),
                        new ConnectionState(false, false, false, false));
        assertThat(ties.between(Pair.of(bob, cyd)).connection()).isEqualTo(new Connection.Strangers());
    }
}
