package dev.kith.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Contract;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserQuery.Order;
import dev.kith.domain.search.UserQuery.Order.Field;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Users} keeps. */
public abstract class UsersContract extends Contract {

    private static final UserId UNKNOWN = new UserId(999_999);

    private static final Profile FULL = new Profile(
            "Zoë \"Quote\" O'Neil \\ 𝔘𝔫𝔦 👩‍👩‍👧",
            "line one\nline two\ttabbed; DROP 'x' `y` $z {q} // 汉字 🎉",
            "décrit",
            "Tòrìno, Italia 🇮🇹",
            new LatLng(45.0703, 7.6869),
            new LatLng(-90, 180),
            LocalDate.of(1969, 2, 28),
            Gender.FEMALE,
            "https://example.org/?a=1&b=%20",
            URI.create("https://example.org/avatar.png"),
            URI.create("https://example.org/cover.png"),
            "Müller & Söhne",
            "Ingénieure",
            new ProfileDetails(
                    "Zoë",
                    "O'Neil",
                    "Italia",
                    new TreeMap<>(Map.of("web log", "https://example.org/~zoe = 'x'", "x", "@zoe")),
                    new LanguagePreferences(7, List.of(1, 20), List.of(131), true, true, false),
                    Visibility.FOLLOWERS,
                    Visibility.PRIVATE,
                    false));

    // ---- finding

    @Test
    void begins_empty() {
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10)))).isEqualTo(new Page<>(0, List.of()));
        assertThat(users.find(new UserId(1))).isEmpty();
        assertThat(users.find(new Username("anyone"))).isEmpty();
    }

    @Test
    void an_unknown_id_is_answered() {
        person("anna");

        assertThat(users.find(UNKNOWN)).isEmpty();
        assertThat(users.summaries(List.of(UNKNOWN))).isEmpty();
        assertThat(users.summaries(List.of())).isEmpty();
        assertThat(users.edit(UNKNOWN, user -> user)).isEqualTo(new EditUserAnswer.NoSuchUser());
        assertThat(users.list(UserQuery.everyone(UNKNOWN, Offset.first(10))).total())
                .isEqualTo(1);
    }

    @Test
    void every_field_is_read_back() {
        NewUser wanted = new NewUser(
                new UserId(7),
                UUID.randomUUID(),
                new Username("Zoe_-9"),
                FULL,
                "Zoe@Example.org",
                new ExternalId("auth0|ä=😀 /%2F"),
                NOON,
                Role.MODERATOR);

        User created = ((CreateUserAnswer.Created) users.create(wanted)).user();

        assertThat(created)
                .isEqualTo(new User(
                        new UserId(7),
                        wanted.uuid(),
                        new Username("Zoe_-9"),
                        FULL,
                        "Zoe@Example.org",
                        false,
                        new ExternalId("auth0|ä=😀 /%2F"),
                        NOON,
                        Role.MODERATOR,
                        UserStatus.APPROVED,
                        0,
                        null,
                        null));
        assertThat(users.find(new UserId(7))).contains(created);
        assertThat(users.find(new Username("zOE_-9"))).contains(created);
        assertThat(users.find(wanted.uuid())).contains(created);
        assertThat(users.find(UUID.randomUUID())).isEmpty();
        assertThat(users.summaries(List.of(new UserId(7))))
                .containsExactly(new UserSummary(created, UserCounters.NONE));
    }

    @Test
    void a_field_that_was_never_set_is_absent() {
        NewUser wanted = someone(null, "plain");

        UserId id = created(wanted);

        assertThat(users.find(id)).contains(wanted.under(id));
    }

    @Test
    void no_two_users_have_one_external_id() {
        ExternalId id = new ExternalId("auth0|123");
        UserId ann = created(known("ann", "auth0|123"));

        assertThat(users.create(known("bob", "auth0|123"))).isEqualTo(new CreateUserAnswer.ExternalIdTaken());
        users.edit(ann, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        assertThat(users.create(known("bob", "auth0|123"))).isEqualTo(new CreateUserAnswer.ExternalIdTaken());

        assertThat(users.find(new Username("bob"))).isEmpty();
        assertThat(users.find(ann).orElseThrow().externalId()).isEqualTo(id);
        assertThat(created(known("bob", "AUTH0|123"))).isNotEqualTo(ann);
    }

    @Test
    void of_requests_for_one_external_id_at_once_one_succeeds() {
        List<CreateUserAnswer> answers = allAtOnce(4, thread -> users.create(known("racer" + thread, "auth0|race")));

        assertThat(answers)
                .filteredOn(CreateUserAnswer.Created.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(new CreateUserAnswer.ExternalIdTaken()::equals)
                .hasSize(3);
    }

    @Test
    void an_external_id_can_be_set_later_unless_another_user_has_it() {
        UserId ann = created(known("ann", "auth0|123"));
        UserId bob = person("bob");

        assertThat(users.edit(bob, user -> user.withExternalId(new ExternalId("auth0|123"))))
                .isEqualTo(new EditUserAnswer.ExternalIdTaken());
        assertThat(users.find(bob).orElseThrow().externalId()).isNull();
        assertThat(users.edit(bob, user -> user.withExternalId(new ExternalId("auth0|456"))))
                .isInstanceOf(EditUserAnswer.Edited.class);
        assertThat(users.ids(List.of(external("auth0|456"), external("auth0|123"))))
                .isEqualTo(Map.of(external("auth0|456"), bob, external("auth0|123"), ann));
    }

    @Test
    void of_twenty_users_who_get_one_external_id_at_once_one_gets_it() {
        List<UserId> all = people(20);

        List<EditUserAnswer> answers = allAtOnce(
                20, number -> users.edit(all.get(number), user -> user.withExternalId(new ExternalId("crown"))));

        assertThat(answers).filteredOn(EditUserAnswer.Edited.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(new EditUserAnswer.ExternalIdTaken()::equals)
                .hasSize(19);
    }

    @Test
    void the_ids_of_users_are_found_by_every_key() {
        NewUser wanted = known("Zoe", "auth0|ä=😀");
        UserId zoe = created(wanted);
        UserId soft = created(known("soft", "2"));
        users.edit(soft, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        UserId hard = created(known("hard", "3"));
        users.edit(hard, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));
        Map<UserReference.Key, UserId> expected = Map.of(
                new UserReference.ById(zoe),
                zoe,
                new UserReference.ByUuid(wanted.uuid()),
                zoe,
                new UserReference.ByUsername(new Username("zOE")),
                zoe,
                new UserReference.ByUsername(new Username("Zoe")),
                zoe,
                external("auth0|ä=😀"),
                zoe,
                external("2"),
                soft);
        List<UserReference.Key> keys = new ArrayList<>(expected.keySet());
        keys.addAll(List.of(
                new UserReference.ById(UNKNOWN),
                new UserReference.ById(hard),
                new UserReference.ByUuid(UUID.randomUUID()),
                new UserReference.ByUsername(new Username("nobody")),
                external("AUTH0|ä=😀"),
                external("3"),
                external("2")));

        assertThat(users.ids(keys)).isEqualTo(expected);
        assertThat(users.ids(List.of())).isEmpty();
    }

    @Test
    void the_external_ids_of_users_are_found() {
        UserId ann = created(known("ann", "auth0|123"));
        UserId bob = created(known("bob", "auth0|456"));
        UserId cyd = created(known("cyd", "auth0|789"));
        UserId dan = person("dan");
        users.edit(bob, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        deletions.begin(cyd, null, NOON, _ -> UserStatus.HARD_DELETED);
        Map<UserId, ExternalId> expected = Map.of(ann, new ExternalId("auth0|123"), bob, new ExternalId("auth0|456"));
        List<UserId> all = List.of(ann, bob, cyd, dan, ann, new UserId(999_999));

        deletions.finish(cyd);
        assertThat(users.externalIds(all)).isEqualTo(expected);
        assertThat(users.externalIds(List.of())).isEmpty();
    }

    private static UserReference.Key external(String id) {
        return new UserReference.ByExternalId(new ExternalId(id));
    }

    private static NewUser known(String name, String externalId) {
        return new NewUser(
                null,
                UUID.randomUUID(),
                new Username(name),
                Profile.EMPTY,
                null,
                new ExternalId(externalId),
                NOON,
                Role.MEMBER);
    }

    @Test
    void every_field_can_be_changed_and_cleared() {
        UserId id = person("changeling");
        User before = users.find(id).orElseThrow();
        User after = new User(
                id,
                before.uuid(),
                new Username("Changed"),
                FULL,
                "new@example.org",
                true,
                before.externalId(),
                Instant.parse("1999-12-31T23:59:59.999999999Z"),
                Role.ADMIN,
                UserStatus.BLOCKED,
                Integer.MAX_VALUE,
                NOON,
                NOON.plusSeconds(1));

        assertThat(users.edit(id, user -> after)).isEqualTo(new EditUserAnswer.Edited(after));
        assertThat(users.find(id)).contains(after);
        assertThat(users.find(new Username("changeling"))).isEmpty();
        assertThat(users.edit(id, user -> before)).isEqualTo(new EditUserAnswer.Edited(before));
        assertThat(users.find(id)).contains(before);
    }

    @Test
    void every_role_gender_and_status_is_stored() {
        UserId id = person("shifter");
        for (Role role : Role.values()) {
            UserId other = created(new NewUser(
                    null, UUID.randomUUID(), new Username(role.name()), Profile.EMPTY, null, null, NOON, role));
            assertThat(users.find(other).orElseThrow().role()).isEqualTo(role);
        }
        for (Gender gender : Gender.values()) {
            users.edit(id, user -> user.withProfile(user.profile().withGender(gender)));
            assertThat(users.find(id).orElseThrow().profile().gender()).isEqualTo(gender);
        }
        for (UserStatus status : List.of(UserStatus.BLOCKED, UserStatus.SOFT_DELETED, UserStatus.APPROVED)) {
            users.edit(id, user -> user.withStatus(status, NOON));
            assertThat(users.find(id).orElseThrow().status()).isEqualTo(status);
        }
    }

    @Test
    void the_longest_texts_are_stored_and_found() {
        // folding turns this letter into eighteen
        String swelling = "ﷺ".repeat(Profile.REAL_NAME.max());
        Profile longest = new Profile(
                swelling,
                "語".repeat(Profile.BIO.max()),
                "ﷺ".repeat(Profile.DESCRIPTION.max()),
                "ﷺ".repeat(Profile.LOCATION.max()),
                null,
                null,
                null,
                Gender.UNSPECIFIED,
                "w".repeat(Profile.WEBSITE.max()),
                null,
                null,
                "𝔘".repeat(Profile.COMPANY.max() / 2),
                "r".repeat(Profile.COMPANY.max()),
                ProfileDetails.NONE.withCountry("語".repeat(ProfileDetails.COUNTRY.max())));
        String name = "n".repeat(Username.MAX_LENGTH);
        UserId id = created(
                new NewUser(null, UUID.randomUUID(), new Username(name), longest, null, null, NOON, Role.MEMBER));

        assertThat(users.find(id).orElseThrow().profile()).isEqualTo(longest);
        assertThat(users.find(new Username(name.toUpperCase(Locale.ROOT)))
                        .orElseThrow()
                        .id())
                .isEqualTo(id);
        assertThat(found(matching("search", "ﷺ"))).containsExactly(id);
        assertThat(found(matching("location", "ﷺ".repeat(Profile.LOCATION.max()))))
                .containsExactly(id);
    }

    @Test
    void summaries_come_in_the_order_asked_for() {
        List<UserId> ids = new ArrayList<>(people(30));
        Collections.shuffle(ids, new Random(1));
        List<UserId> asked = new ArrayList<>(ids);
        asked.add(3, UNKNOWN);
        asked.add(ids.getFirst());

        List<UserId> expected = new ArrayList<>(ids);
        expected.add(ids.getFirst());
        assertThat(users.summaries(asked))
                .extracting(summary -> summary.user().id())
                .isEqualTo(expected);
    }

    @Test
    void counters_are_the_lengths_of_the_lists() {
        List<UserId> all = people(4);
        UserId anna = all.get(0);
        follow(all.get(1), anna, NOON);
        follow(all.get(2), anna, NOON);
        follow(anna, all.get(1), NOON);
        connect(anna, all.get(2), NOON);
        make(anna, all.get(3), tie -> tie.with(new Requested(anna, NOON, null, null)));
        make(anna, all.get(1), tie -> tie.with(new Requested(all.get(1), NOON, null, null)));

        assertThat(users.summaries(all))
                .extracting(UserSummary::counters)
                .containsExactly(
                        new UserCounters(2, 1, 1, 1, 1, 0, 0, 0, 0),
                        new UserCounters(1, 1, 0, 1, 0, 0, 0, 0, 0),
                        new UserCounters(0, 1, 1, 0, 0, 0, 0, 0, 0),
                        new UserCounters(0, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    // ---- creating

    @Test
    void an_id_is_never_used_twice() {
        UserId first = person("first");
        UserId given = created(someone(new UserId(1_000), "given"));
        UserId low = created(someone(new UserId(500), "low"));
        UserId next = person("next");

        assertThat(given).isEqualTo(new UserId(1_000));
        assertThat(low).isEqualTo(new UserId(500));
        assertThat(List.of(first, given, low)).doesNotContain(next);
        assertThat(next.value()).isGreaterThan(1_000);
        assertThat(users.create(someone(given, "another"))).isEqualTo(new CreateUserAnswer.IdTaken());
        assertThat(users.find(new Username("another"))).isEmpty();
    }

    @Test
    void a_username_is_unique_without_regard_to_case() {
        UserId anna = person("Anna");
        UserId ben = person("ben");

        assertThat(users.create(someone(null, "ANNA"))).isEqualTo(new CreateUserAnswer.UsernameTaken());
        assertThat(users.edit(ben, user -> user.withUsername(new Username("aNNa"))))
                .isEqualTo(new EditUserAnswer.UsernameTaken());
        assertThat(users.find(ben).orElseThrow().username()).isEqualTo(new Username("ben"));
        assertThat(users.edit(anna, user -> user.withUsername(new Username("ANNA"))))
                .isInstanceOf(EditUserAnswer.Edited.class);
        assertThat(users.find(new Username("anna")).orElseThrow().username()).isEqualTo(new Username("ANNA"));
    }

    @Test
    void an_address_is_unique_without_regard_to_case() {
        NewUser anna = new NewUser(
                null,
                UUID.randomUUID(),
                new Username("anna"),
                Profile.EMPTY,
                "Anna@example.org",
                null,
                NOON,
                Role.MEMBER);
        created(anna);
        UserId ben = person("ben");
        NewUser thief = new NewUser(
                null,
                UUID.randomUUID(),
                new Username("thief"),
                Profile.EMPTY,
                "aNNA@EXAMPLE.org",
                null,
                NOON,
                Role.MEMBER);

        assertThat(users.create(thief)).isEqualTo(new CreateUserAnswer.EmailTaken());
        assertThat(users.edit(ben, user -> user.withEmail("anna@example.org", true)))
                .isEqualTo(new EditUserAnswer.EmailTaken());
        assertThat(users.find(ben).orElseThrow().email()).isNull();
    }

    @Test
    void a_refused_creation_leaves_no_trace() {
        UserId first = person("first");

        assertThat(users.create(someone(new UserId(5_000), "FIRST"))).isEqualTo(new CreateUserAnswer.UsernameTaken());

        assertThat(users.find(new UserId(5_000))).isEmpty();
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).total())
                .isEqualTo(1);
        assertThat(person("second").value()).isEqualTo(first.value() + 1);
    }

    @Test
    void of_twenty_users_created_at_once_with_one_name_one_gets_it() {
        person("someone_before");

        List<CreateUserAnswer> answers =
                allAtOnce(20, number -> users.create(someone(null, number % 2 == 0 ? "wanted" : "WANTED")));

        assertThat(answers)
                .filteredOn(CreateUserAnswer.Created.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(new CreateUserAnswer.UsernameTaken()::equals)
                .hasSize(19);
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).total())
                .isEqualTo(2);
    }

    @Test
    void twenty_users_created_at_once_get_twenty_ids() {
        List<UserId> ids = allAtOnce(20, number -> person("new" + number));

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void of_twenty_renames_at_once_to_one_name_one_succeeds() {
        List<UserId> all = people(20);

        List<EditUserAnswer> answers =
                allAtOnce(20, number -> users.edit(all.get(number), user -> user.withUsername(new Username("crown"))));

        assertThat(answers).filteredOn(EditUserAnswer.Edited.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(new EditUserAnswer.UsernameTaken()::equals)
                .hasSize(19);
    }

    // ---- editing

    @Test
    void of_concurrent_edits_none_is_lost() {
        UserId id = person("busy");

        allAtOnce(
                20,
                number -> users.edit(
                        id,
                        user -> user.withProfile(
                                user.profile().withBio(user.profile().bio() + "x"))));

        assertThat(users.find(id).orElseThrow().profile().bio()).isEqualTo("x".repeat(20));
    }

    @Test
    void a_throwing_change_leaves_no_trace() {
        UserId id = person("anna");
        User before = users.find(id).orElseThrow();

        assertThatThrownBy(() -> users.edit(id, user -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessageContaining("on purpose");

        assertThat(users.find(id)).contains(before);
        assertThat(users.edit(id, user -> user)).isEqualTo(new EditUserAnswer.Edited(before));
    }

    // ---- listing

    @Test
    void soft_deleted_users_are_found_but_not_listed_until_restored() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        users.edit(anna, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));

        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(UserStatus.SOFT_DELETED);
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10)))).isEqualTo(new Page<>(1, List.of(ben)));

        users.edit(anna, user -> user.withStatus(UserStatus.APPROVED, null));

        assertThat(users.list(UserQuery.everyone(null, Offset.first(10)))).isEqualTo(new Page<>(2, List.of(anna, ben)));
    }

    @Test
    void a_walk_by_id_shows_who_is_there_all_along_once() {
        List<UserId> all = new ArrayList<>(people(30));
        users.edit(all.get(3), user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        users.edit(all.get(4), user -> user.withStatus(UserStatus.BLOCKED, null));
        UserId deleted = all.remove(3);

        List<UserId> walked = new ArrayList<>(users.idsAfter(0, 7));
        users.edit(all.getFirst(), user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        users.edit(all.getLast(), user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        users.edit(deleted, user -> user.withStatus(UserStatus.APPROVED, null));
        UserId late = created(someone(new UserId(5_000), "late"));
        while (true) {
            List<UserId> next = users.idsAfter(walked.getLast().value(), 7);
            if (next.isEmpty()) {
                break;
            }
            assertThat(next).hasSizeLessThanOrEqualTo(7);
            walked.addAll(next);
        }

        all.removeLast();
        all.add(late);
        assertThat(walked).isEqualTo(all);
        assertThat(users.idsAfter(Long.MAX_VALUE, Users.MAX_IDS)).isEmpty();
    }

    private Users.Matches filtered(@Nullable String text, @Nullable Boolean suspended) {
        return users.matching(new UserFilter(text, suspended), 0, Users.MAX_IDS);
    }

    @Test
    void a_walk_through_some_users_finds_them_by_name_and_by_status() {
        UserId anna = person("anna-b");
        UserId ben = person("ben");
        UserId hanna = person("hanna");
        UserId gone = person("anna-gone");
        users.edit(ben, user -> user.withProfile(user.profile().withRealName("Ben de l'\u00c9t\u00e9 Anna")));
        users.edit(hanna, user -> user.withStatus(UserStatus.BLOCKED, null));
        users.edit(gone, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));

        assertThat(filtered("ANNA", null)).isEqualTo(new Users.Matches(List.of(anna, ben, hanna), 3L, true));
        assertThat(filtered("ete", null).ids()).containsExactly(ben);
        // a short text is the beginning of a name
        assertThat(filtered("an", null).ids()).containsExactly(anna);
        assertThat(filtered("b", null).ids()).containsExactly(ben);
        assertThat(filtered("anna", true)).isEqualTo(new Users.Matches(List.of(hanna), 1L, true));
        assertThat(filtered("anna", false)).isEqualTo(new Users.Matches(List.of(anna, ben), 2L, true));
        assertThat(filtered(null, true)).isEqualTo(new Users.Matches(List.of(hanna), 1L, true));
        assertThat(filtered(null, false)).isEqualTo(new Users.Matches(List.of(anna, ben), 2L, true));
        for (String nobody : List.of("nobody", " ", "\u0301")) {
            assertThat(filtered(nobody, null)).isEqualTo(new Users.Matches(List.of(), 0L, true));
        }
        for (UserFilter filter : List.of(new UserFilter("anna", null), new UserFilter(null, false))) {
            assertThat(users.matching(filter, anna.value(), 1).ids()).containsExactly(ben);
            assertThat(users.matching(filter, hanna.value(), 1).ids()).isEmpty();
            assertThat(users.matching(filter, 0, 1).count())
                    .isEqualTo(filtered(filter.text(), filter.suspended()).count());
        }
    }

    @Test
    void blocked_users_are_listed() {
        UserId anna = person("anna");
        users.edit(anna, user -> user.withStatus(UserStatus.BLOCKED, null));

        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).items())
                .containsExactly(anna);
    }

    @Test
    void hard_deleted_users_are_not_found_and_their_id_is_not_reused() {
        UserId anna = person("anna");
        users.edit(anna, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));

        assertThat(users.find(anna)).isEmpty();
        assertThat(users.find(new Username("anna"))).isEmpty();
        assertThat(users.summaries(List.of(anna))).isEmpty();
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).total())
                .isZero();
        assertThat(users.edit(anna, user -> user)).isEqualTo(new EditUserAnswer.NoSuchUser());
        assertThat(users.create(someone(anna, "again"))).isEqualTo(new CreateUserAnswer.IdTaken());
    }

    @Test
    void users_hidden_by_the_viewer_are_neither_listed_nor_counted() {
        List<UserId> all = people(4);
        hide(all.get(0), all.get(2));

        assertThat(users.list(UserQuery.everyone(all.get(0), Offset.first(10))))
                .isEqualTo(new Page<>(3, List.of(all.get(0), all.get(1), all.get(3))));
        assertThat(users.list(UserQuery.everyone(all.get(2), Offset.first(10))).total())
                .isEqualTo(4);
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).total())
                .isEqualTo(4);
    }

    @Test
    void every_filter_matches_anywhere_without_case_and_accents() {
        UserId zoe = profiled(
                "zoe_1",
                profile -> profile.withRealName("Zoë  Ångström")
                        .withLocation("TORINO")
                        .withDescription("Décrit 100%"));
        UserId max = profiled(
                "Max-Z",
                profile -> profile.withRealName("Max Müller")
                        .withLocation("São Paulo")
                        .withGender(Gender.MALE));

        assertThat(found(matching("search", "ZO"))).containsExactly(zoe);
        assertThat(found(matching("search", "z"))).containsExactly(zoe, max);
        assertThat(found(matching("search", "ångstrom"))).containsExactly(zoe);
        assertThat(found(matching("search", "mul"))).containsExactly(max);
        assertThat(found(matching("search", "torino"))).isEmpty();
        assertThat(found(matching("username", "X-z"))).containsExactly(max);
        assertThat(found(matching("realName", "zoe ANG"))).containsExactly(zoe);
        assertThat(found(matching("realName", "x-z"))).isEmpty();
        assertThat(found(matching("location", "ori"))).containsExactly(zoe);
        assertThat(found(matching("location", "SAO"))).containsExactly(max);
        assertThat(found(matching("description", "decrit 1"))).containsExactly(zoe);
        assertThat(found(matching("description", "%"))).containsExactly(zoe);
        assertThat(found(matching("description", ".*"))).isEmpty();
        assertThat(found(matching("search", "'\"\\`$"))).isEmpty();
        assertThat(found(matching("search", ""))).containsExactly(zoe, max);
        assertThat(found(matching("gender", "MALE"))).containsExactly(max);
        assertThat(found(matching("gender", "UNSPECIFIED"))).containsExactly(zoe);
        assertThat(found(matching("gender", "FEMALE"))).isEmpty();
    }

    @Test
    void all_conditions_must_hold() {
        UserId both = profiled(
                "ann",
                profile -> profile.withRealName("Ann").withLocation("Rome").withGender(Gender.FEMALE));
        profiled(
                "anna",
                profile -> profile.withRealName("Anna").withLocation("Paris").withGender(Gender.FEMALE));
        profiled("ben", profile -> profile.withRealName("Ben").withLocation("Rome"));

        assertThat(found(new UserQuery(
                        "ann", "a", "an", "rom", "", Gender.FEMALE, false, Order.BY_ID, null, Offset.first(10))))
                .containsExactly(both);
        assertThat(users.list(new UserQuery(
                                "ann", null, null, "rome", null, null, false, Order.BY_ID, null, Offset.first(1)))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void astral_text_is_found_and_ordered_by_code_point() {
        UserId astral = profiled("a", profile -> profile.withRealName("👩 astral"));
        UserId late = profiled("b", profile -> profile.withRealName("\uFE4D late in the plane"));
        UserId early = profiled("c", profile -> profile.withRealName("early"));

        assertThat(found(matching("realName", "👩"))).containsExactly(astral);
        assertThat(found(ordered(Field.REAL_NAME, false)))
                .containsExactlyElementsOf(found(ordered(Field.REAL_NAME, true)).reversed());
        assertThat(found(ordered(Field.REAL_NAME, false))).endsWith(astral).contains(late, early);
    }

    @Test
    void every_order_is_total_and_descending_is_its_exact_reverse() {
        Random random = new Random(seed());
        List<UserId> ids = new ArrayList<>();
        IntStream.range(0, 40).forEach(number -> {
            String[] names = {"", "Ann", "ann", "Àn n", "bob", "Zed", "ß", "10", "9"};
            NewUser user = new NewUser(
                    null,
                    UUID.randomUUID(),
                    new Username("u" + Integer.toString(random.nextInt(1_000_000), 36) + "_" + number),
                    Profile.EMPTY
                            .withRealName(names[random.nextInt(names.length)])
                            .withLocation(names[random.nextInt(names.length)]),
                    null,
                    null,
                    NOON.plusSeconds(random.nextInt(5)),
                    Role.MEMBER);
            ids.add(created(user));
        });
        for (Field field : Field.values()) {
            List<UserId> up = found(ordered(field, false));
            assertThat(up).as("%s", field).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(found(ordered(field, true))).as("%s", field).isEqualTo(up.reversed());
            List<UserSummary> summaries = users.summaries(up);
            for (int place = 1; place < summaries.size(); place++) {
                assertThat(isInOrder(
                                field,
                                summaries.get(place - 1).user(),
                                summaries.get(place).user()))
                        .as("%s at %s", field, place)
                        .isTrue();
            }
            for (boolean descending : new boolean[] {false, true}) {
                for (int size : new int[] {1, 7, 39, 40, 41}) {
                    assertThat(glued(field, descending, size))
                            .as("%s by %s", field, size)
                            .isEqualTo(descending ? up.reversed() : up);
                }
            }
        }
    }

    @Test
    void an_offset_beyond_the_end_finds_no_user_and_still_counts() {
        people(3);

        assertThat(users.list(UserQuery.everyone(null, new Offset(3, 10)))).isEqualTo(new Page<>(3, List.of()));
        assertThat(users.list(UserQuery.everyone(null, new Offset(Integer.MAX_VALUE + 10L, 10))))
                .isEqualTo(new Page<>(3, List.of()));
    }

    private static boolean isInOrder(Field field, User one, User next) {
        int order = switch (field) {
            case ID -> 0;
            case USERNAME -> one.username().key().compareTo(next.username().key());
            case REAL_NAME ->
                folded(one.profile().realName()).compareTo(folded(next.profile().realName()));
            case LOCATION ->
                folded(one.profile().location()).compareTo(folded(next.profile().location()));
            case DATE_JOINED -> one.joined().compareTo(next.joined());
        };
        return order < 0 || (order == 0 && one.id().compareTo(next.id()) < 0);
    }

    private static String folded(String text) {
        return TextFolding.fold(text);
    }

    private List<UserId> glued(Field field, boolean descending, int size) {
        List<UserId> all = new ArrayList<>();
        for (long offset = 0; ; offset += size) {
            UserQuery query = new UserQuery(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    new Order(field, descending),
                    null,
                    new Offset(offset, size));
            Page<UserId> page = users.list(query);
            assertThat(page.total()).isEqualTo(40);
            if (page.items().isEmpty()) {
                return all;
            }
            all.addAll(page.items());
        }
    }

    private UserId profiled(String name, UnaryOperator<Profile> change) {
        return created(new NewUser(
                null,
                UUID.randomUUID(),
                new Username(name),
                change.apply(Profile.EMPTY),
                null,
                null,
                NOON,
                Role.MEMBER));
    }

    private List<UserId> found(UserQuery query) {
        Page<UserId> page = users.list(query);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items();
    }

    private static UserQuery ordered(Field field, boolean descending) {
        return new UserQuery(
                null, null, null, null, null, null, false, new Order(field, descending), null, Offset.first(100));
    }

    private static UserQuery matching(String field, String text) {
        return new UserQuery(
                field.equals("search") ? text : null,
                field.equals("username") ? text : null,
                field.equals("realName") ? text : null,
                field.equals("location") ? text : null,
                field.equals("description") ? text : null,
                field.equals("gender") ? Gender.valueOf(text) : null,
                false,
                Order.BY_ID,
                null,
                Offset.first(100));
    }
}
