package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.user.NewUser;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Makes the same random moves on the stores in memory and on the stores over Neo4j, and compares every answer. */
public final class DifferentialIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> WORDS =
            List.of("", "Ann", "änn", "BOB", "Zoë 👩", "a b", "ﬁ", "Ως", "\uFE4D", "x-y_z", "9");

    @Test
    void the_stores_in_process_answer_as_those_in_memory() {
        play(RealDatabase.emptyStores(RealDatabase.inProcess()), 1_000);
    }

    @Test
    void the_stores_over_bolt_answer_as_those_in_memory() {
        play(RealDatabase.emptyStores(RealDatabase.overBolt()), 250);
    }

    public static void play(Stores real, int moves) {
        long seed = Contract.seed();
        Random random = new Random(seed);
        Stores inMemory = Stores.inMemory();
        List<AudienceEntry> entries = new ArrayList<>();
        for (int move = 0; move < moves; move++) {
            Function<Stores, Object> next = move < 8 ? creation(random, move) : anything(random, move, entries);
            Object expected = next.apply(inMemory);
            assertThat(next.apply(real)).as("move %s of seed %s", move, seed).isEqualTo(expected);
            if (expected instanceof Page<?> page) {
                page.items().stream()
                        .filter(AudienceEntry.class::isInstance)
                        .map(AudienceEntry.class::cast)
                        .findAny()
                        .ifPresent(entries::add);
            }
        }
    }

    private static Function<Stores, Object> anything(Random random, int move, List<AudienceEntry> entries) {
        return switch (random.nextInt(22)) {
            case 0 -> creation(random, move);
            case 1, 2 -> edit(random);
            case 3, 4, 5, 6, 7, 8, 9, 10 -> decision(random, move);
            case 11 -> relations(random);
            case 12, 13 -> list(random);
            case 14 -> summaries(random);
            case 15 -> find(random);
            case 16 -> random.nextInt(4) == 0 ? deletion(random) : find(random);
            case 17 -> requests(random);
            default -> audience(random, entries);
        };
    }

    private static UserId anyone(Random random) {
        return new UserId(1 + random.nextInt(12));
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Pair anyPair(Random random) {
        UserId one = anyone(random);
        UserId other = anyone(random);
        return one.equals(other) ? Pair.of(one, new UserId(13)) : Pair.of(one, other);
    }

    private static Function<Stores, Object> creation(Random random, int move) {
        NewUser user = new NewUser(
                random.nextBoolean() ? null : anyone(random),
                new UUID(7, move),
                new Username("name" + random.nextInt(20)),
                profile(random),
                random.nextBoolean() ? null : "mail" + random.nextInt(20) + "@example.org",
                random.nextBoolean() ? null : ExternalId.of(random.nextInt(20)),
                NOON.plusNanos(random.nextInt(3)),
                any(random, List.of(Role.values())));
        return stores -> stores.users().create(user);
    }

    private static Profile profile(Random random) {
        return Profile.EMPTY
                .withRealName(any(random, WORDS))
                .withLocation(any(random, WORDS))
                .withDescription(any(random, WORDS))
                .withGender(any(random, List.of(Gender.values())));
    }

    private static Function<Stores, Object> edit(Random random) {
        UserId id = anyone(random);
        Profile profile = profile(random);
        Username name = new Username("NAME" + random.nextInt(20));
        UserStatus status = random.nextInt(6) == 0 ? UserStatus.BLOCKED : UserStatus.APPROVED;
        String email = "MAIL" + random.nextInt(20) + "@example.org";
        boolean renamed = random.nextBoolean();
        return stores -> stores.users().edit(id, user -> {
            User edited = user.status().isDeleted()
                    ? user.withProfile(profile)
                    : user.withProfile(profile).withStatus(status, null);
            return renamed ? edited.withUsername(name) : edited.withEmail(email, true);
        });
    }

    private static Function<Stores, Object> deletion(Random random) {
        UserId user = anyone(random);
        boolean hard = random.nextBoolean();
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return stores -> new DeleteUser(stores.deletions(), clock).handle(user, Role.MEMBER, user, () -> hard);
    }

    private static Function<Stores, Object> requests(Random random) {
        UserId user = anyone(random);
        ConnectionRequests.Direction box = any(random, List.of(ConnectionRequests.Direction.values()));
        Offset offset = new Offset(random.nextInt(3), 1 + random.nextInt(5));
        return stores -> stores.requests().page(user, box, offset);
    }

    private static Function<Stores, Object> decision(Random random, int move) {
        Pair pair = anyPair(random);
        UserId actor = random.nextBoolean() ? pair.low() : pair.high();
        // moves share their times, so that lists have ties to break
        Instant now = NOON.plusNanos(1_000L * (move / 40));
        int kind = random.nextInt(16);
        Function<Tie, Decision<?>> rule = tie -> switch (kind) {
            case 0 -> HideRules.toggle(tie, actor, now);
            case 1 -> ConnectionRules.accept(tie, actor, now);
            case 2 -> ConnectionRules.reject(tie, actor, now);
            case 3 -> ConnectionRules.cancelReject(tie, actor);
            case 4 -> ConnectionRules.cancel(tie, actor);
            case 5 -> ConnectionRules.remove(tie, actor);
            case 6 -> ConnectionRules.markSeen(tie, actor, now);
            case 7, 8, 9 -> ConnectionRules.ask(tie, actor, now);
            default -> FollowRules.toggle(tie, actor, now);
        };
        return stores -> {
            Object answer = stores.ties().<Object>decide(pair, tie -> widened(rule.apply(tie)));
            return List.of(answer, stores.ties().between(pair));
        };
    }

    private static Decision<Object> widened(Decision<?> decision) {
        return new Decision<>(decision.next(), decision.answer(), decision.changes());
    }

    private static Function<Stores, Object> relations(Random random) {
        UserId viewer = anyone(random);
        CommunityMode mode = any(random, List.of(CommunityMode.values()));
        List<UserId> others = LongStream.range(1, 14).mapToObj(UserId::new).toList();
        return stores -> stores.ties().relations(viewer, others, mode);
    }

    private static Function<Stores, Object> list(Random random) {
        UserQuery query = new UserQuery(
                random.nextInt(3) == 0 ? any(random, WORDS) : null,
                random.nextInt(4) == 0 ? "ame1" : null,
                random.nextInt(4) == 0 ? any(random, WORDS) : null,
                random.nextInt(4) == 0 ? any(random, WORDS) : null,
                random.nextInt(4) == 0 ? any(random, WORDS) : null,
                random.nextInt(4) == 0 ? any(random, List.of(Gender.values())) : null,
                random.nextInt(5) == 0,
                new UserQuery.Order(any(random, List.of(UserQuery.Order.Field.values())), random.nextBoolean()),
                random.nextBoolean() ? null : anyone(random),
                new Offset(random.nextInt(4), 1 + random.nextInt(12)));
        return stores -> stores.users().list(query);
    }

    private static Function<Stores, Object> summaries(Random random) {
        List<UserId> ids = random.ints(6, 1, 14).mapToObj(UserId::new).toList();
        return stores -> stores.users().summaries(ids);
    }

    private static Function<Stores, Object> find(Random random) {
        UserId id = anyone(random);
        Username name = new Username("nAmE" + random.nextInt(20));
        return stores -> List.of(stores.users().find(id), stores.users().find(name));
    }

    private static Function<Stores, Object> audience(Random random, List<AudienceEntry> entries) {
        AudienceKind kind = any(random, List.of(AudienceKind.values()));
        Mutuality mutuality =
                kind == AudienceKind.CONNECTIONS ? Mutuality.SHARED : any(random, List.of(Mutuality.values()));
        AudienceEntry after = entries.isEmpty() || random.nextInt(3) > 0 ? null : any(random, entries);
        int limit = 1 + random.nextInt(5);
        AudienceQuery query = new AudienceQuery(
                anyone(random),
                kind,
                mutuality,
                random.nextBoolean() ? null : (Boolean) random.nextBoolean(),
                random.nextBoolean() ? null : anyone(random),
                after == null ? new Offset(random.nextInt(4), limit) : new Position.After(after.cursor(), limit));
        return stores -> stores.audiences().page(query);
    }
}
