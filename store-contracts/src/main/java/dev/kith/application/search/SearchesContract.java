package dev.kith.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.application.ContentStores;
import dev.kith.application.user.NewUser;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.AgeRange;
import dev.kith.domain.search.BirthDateRange;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Searches} keeps. */
public abstract class SearchesContract extends ContentContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LatLng PARIS = new LatLng(48.8566, 2.3522);

    private static UserQuery who(@Nullable String text, @Nullable UserId viewer, Offset offset) {
        return new UserQuery(text, null, null, null, null, null, false, UserQuery.Order.BY_ID, viewer, offset);
    }

    private List<UserId> found(@Nullable String text) {
        return found(UserSearch.of(who(text, null, Offset.first(100)), new Ranking.ByRelevance()));
    }

    private List<UserId> found(UserSearch search) {
        Page<UserId> page = searches.page(search);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items();
    }

    // ---- by text

    @Test
    void begins_empty() {
        assertThat(found("anyone")).isEmpty();
        assertThat(found((String) null)).isEmpty();
        assertThat(searches.named(List.of(new Username("anyone")), null)).isEmpty();
    }

    @Test
    void texts_match_as_they_fold() {
        UserId luke = person("luke", "\u0141ukasz Stra\u00dfe");
        UserId ivan = person("ivan", "\u0419\u043e\u0433");

        assertThat(found("LUKASZ STRASSE")).containsExactly(luke);
        assertThat(found("\u0439\u041e\u0413")).containsExactly(ivan);
        assertThat(found("\u0438\u043e\u0433")).isEmpty();
    }

    @Test
    void the_order_is_exact_name_then_name_prefix_then_real_name_then_word_then_substring() {
        UserId within = person("joanna", "");
        UserId word = person("smith", "Mary Ann Smith");
        UserId realName = person("zed", "Ann\u00e9 Z");
        UserId longer = person("annabel", "Somebody");
        UserId exact = person("Ann", "Zoe");
        UserId nothing = person("bob", "Robert");

        assertThat(found("ann"))
                .containsExactly(exact, longer, realName, word, within)
                .doesNotContain(nothing);
        assertThat(found(" \u00c1NN ")).containsExactly(exact, longer, realName, word, within);
    }

    @Test
    void a_user_who_matches_twice_is_found_once_at_the_best_rank() {
        UserId both = person("ada", "Ada Ada");
        UserId other = person("nevada", "Ada");

        assertThat(found("ada")).containsExactly(both, other);
    }

    @Test
    void without_a_text_the_order_is_by_id() {
        UserId one = person("z", "");
        UserId two = person("a", "");

        assertThat(found((String) null)).containsExactly(one, two);
    }

    @Test
    void short_texts_and_any_script_are_found() {
        UserId chinese = person("wang", "\u738b\u5c0f\u660e");
        UserId emoji = person("rocket", "To the \uD83D\uDE80");

        assertThat(found("\u5c0f\u660e")).containsExactly(chinese);
        assertThat(found("\uD83D\uDE80")).containsExactly(emoji);
        assertThat(found("w")).containsExactly(chinese);
        assertThat(found("'\\\"%_*?~")).isEmpty();
    }

    @Test
    void a_filter_on_one_name_field_ranks_like_the_text() {
        UserId within = person("joanna", "");
        UserId begins = person("anna", "");
        UserQuery query = new UserQuery(
                null, "ann", null, null, null, null, false, UserQuery.Order.BY_ID, null, Offset.first(10));

        assertThat(found(UserSearch.of(query, new Ranking.ByRelevance()))).containsExactly(begins, within);
    }

    // ---- users that are not found

    @Test
    void deleted_hidden_and_excluded_users_are_neither_found_nor_counted() {
        UserId viewer = person("viewer", "");
        UserId hidden = person("ann_hidden", "");
        UserId deleted = person("ann_deleted", "");
        UserId excepted = person("ann_excepted", "");
        UserId left = person("ann_left", "");
        hide(viewer, hidden);
        become(deleted, UserStatus.SOFT_DELETED);

        assertThat(found("ann")).containsExactly(excepted, hidden, left);
        UserSearch search = new UserSearch(
                who("ann", viewer, Offset.first(10)),
                null,
                null,
                null,
                null,
                Set.of(excepted),
                new Ranking.ByRelevance());
        assertThat(found(search)).containsExactly(left);
        List<Username> names = List.of(
                new Username("ANN_LEFT"),
                new Username("ann_hidden"),
                new Username("ann_deleted"),
                new Username("no_one"));
        assertThat(searches.named(names, viewer)).containsExactly(left);
        assertThat(searches.named(names, null)).containsExactly(left, hidden);
        assertThat(searches.named(names.reversed(), null)).containsExactly(hidden, left);
        assertThat(searches.named(List.of(), null)).isEmpty();
    }

    // ---- by other fields

    @Test
    void an_age_is_that_of_the_day_and_a_user_without_a_birthday_has_none() {
        UserId none = person("none", "");
        UserId youngest29 = born("a", LocalDate.of(1996, 11, 22));
        UserId oldest30 = born("b", LocalDate.of(1996, 11, 21));
        UserId oldest45 = born("c", LocalDate.of(1980, 11, 22));
        UserId youngest46 = born("d", LocalDate.of(1980, 11, 21));

        assertThat(aged(AgeRange.UNDER_30)).containsExactly(youngest29);
        assertThat(aged(AgeRange.FROM_30_TO_45)).containsExactly(oldest30, oldest45);
        assertThat(aged(AgeRange.OVER_45)).containsExactly(youngest46);
        assertThat(found((String) null)).contains(none);
    }

    private UserId born(String name, LocalDate birth) {
        return person(name, Profile.EMPTY.withDateOfBirth(birth), Role.MEMBER);
    }

    private List<UserId> aged(AgeRange range) {
        return found(new UserSearch(
                who(null, null, Offset.first(10)),
                range.birthDates(TODAY),
                null,
                null,
                null,
                Set.of(),
                new Ranking.ByRelevance()));
    }

    @Test
    void staff_is_distinguished_from_others() {
        UserId member = person("member", Profile.EMPTY, Role.MEMBER);
        UserId editor = person("editor", Profile.EMPTY, Role.EDITOR);
        UserId admin = person("admin", Profile.EMPTY, Role.ADMIN);

        assertThat(found(staff(true))).containsExactly(editor, admin);
        assertThat(found(staff(false))).containsExactly(member);
    }

    private static UserSearch staff(boolean staff) {
        return new UserSearch(
                who(null, null, Offset.first(10)), null, staff, null, null, Set.of(), new Ranking.ByRelevance());
    }

    @Test
    void users_are_found_by_a_visible_tag_and_by_a_followed_category() {
        UserId one = person("one", "");
        UserId two = person("two", "");
        TagId shown = new TagId(7);
        TagId secret = new TagId(8);
        CategoryId category = new CategoryId(3);
        topics.keep(new Tag(shown, Tag.Type.USER, "vip", "", "#fff", true, true, false, NOON));
        topics.keep(new Tag(secret, Tag.Type.USER, "watched", "", "#fff", false, true, false, NOON));
        topics.keep(new Category(category, "Chess", "chess"));
        topics.tag(one, shown);
        topics.tag(two, secret);
        topics.follow(two, category, NOON);

        assertThat(found(topic(null, shown, null))).containsExactly(one);
        assertThat(found(topic(null, secret, null))).isEmpty();
        assertThat(found(topic(null, new TagId(99), null))).isEmpty();
        assertThat(found(topic(null, null, category))).containsExactly(two);
        assertThat(found(topic("tw", null, category))).containsExactly(two);
        assertThat(found(topic("one", null, category))).isEmpty();
        assertThat(found(topic(null, shown, category))).isEmpty();
    }

    private static UserSearch topic(@Nullable String text, @Nullable TagId tag, @Nullable CategoryId category) {
        return new UserSearch(
                who(text, null, Offset.first(10)), null, null, tag, category, Set.of(), new Ranking.ByRelevance());
    }

    // ---- by distance

    @Test
    void the_nearest_come_first_and_users_without_a_place_are_not_found() {
        UserId nowhere = person("nowhere", "");
        UserId sydney = at("sydney", null, new LatLng(-33.87, 151.21));
        UserId london = at("london", null, new LatLng(51.5, -0.12));
        UserId versailles = at("versailles", null, new LatLng(48.8, 2.13));
        UserId traveller = at("traveller", new LatLng(48.85, 2.35), new LatLng(-33.87, 151.21));
        UserId also = at("also_london", null, new LatLng(51.5, -0.12));

        assertThat(found(near(PARIS, false)))
                .containsExactly(traveller, versailles, london, also, sydney)
                .doesNotContain(nowhere);
        assertThat(found(near(PARIS, true))).containsExactly(sydney, also, london, versailles, traveller);
        users.edit(traveller, user -> user.withProfile(user.profile().withPosition(null)));
        assertThat(found(near(PARIS, false))).containsExactly(versailles, london, also, sydney, traveller);
        users.edit(traveller, user -> user.withProfile(user.profile().withHome(null)));
        assertThat(found(near(PARIS, false))).containsExactly(versailles, london, also, sydney);
    }

    @Test
    void distance_is_measured_across_the_date_line_and_the_poles() {
        UserId fiji = at("fiji", null, new LatLng(-17, 179.9));
        UserId samoa = at("samoa", null, new LatLng(-17, -179.9));
        UserId north = at("north", null, new LatLng(89.9, 10));
        UserId beyond = at("beyond", null, new LatLng(89.9, -170));

        assertThat(found(near(new LatLng(-17, 180), false))).startsWith(fiji, samoa);
        assertThat(found(near(new LatLng(-17, -179.95), false))).startsWith(samoa, fiji);
        assertThat(found(near(new LatLng(89.95, 10), false))).startsWith(north, beyond);
        assertThat(found(near(new LatLng(-90, 0), true))).startsWith(beyond, north);
    }

    private UserId at(String name, @Nullable LatLng position, LatLng home) {
        return person(name, Profile.EMPTY.withPosition(position).withHome(home), Role.MEMBER);
    }

    private static UserSearch near(LatLng place, boolean farthestFirst) {
        return UserSearch.of(who(null, null, Offset.first(100)), new Ranking.ByDistance(place, farthestFirst));
    }

    // ---- pages

    /** The store in memory is the oracle. Pages of any size, joined, equal its whole answer. */
    @Test
    void any_search_equals_the_in_memory_store_and_counts_what_a_walk_finds() {
        Random random = new Random(seed());
        for (int community = 0; community < communities(); community++) {
            openStores();
            ContentStores oracle = ContentStores.inMemory();
            List<UserId> people = populate(random, oracle);
            for (int i = 0; i < 25; i++) {
                UserSearch search = anySearch(random, people, Offset.first(101));
                Page<UserId> expected = oracle.searches().page(search);
                assertThat(searches.page(search)).as("%s", search).isEqualTo(expected);
                int size = 1 + random.nextInt(7);
                List<UserId> glued = new ArrayList<>();
                for (int offset = 0; offset <= expected.items().size(); offset += size) {
                    Page<UserId> page = searches.page(sliced(search, new Offset(offset, size)));
                    assertThat(page.total()).isEqualTo(expected.items().size());
                    glued.addAll(page.items());
                }
                assertThat(glued).as("%s by %s", search, size).isEqualTo(expected.items());
            }
        }
    }

    private List<UserId> populate(Random random, ContentStores oracle) {
        TagId tag = new TagId(1);
        CategoryId category = new CategoryId(1);
        for (var store : List.of(topics, oracle.topics())) {
            store.keep(new Tag(tag, Tag.Type.USER, "vip", "", "#fff", true, true, false, NOON));
            store.keep(new Category(category, "Chess", "chess"));
        }
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Profile profile = Profile.EMPTY
                    .withRealName(word(random) + (random.nextBoolean() ? " " + word(random) : ""))
                    .withLocation(word(random))
                    .withGender(List.of(Gender.values()).get(random.nextInt(3)))
                    .withDateOfBirth(random.nextBoolean() ? TODAY.minusYears(20 + random.nextInt(40)) : null)
                    .withHome(
                            random.nextBoolean()
                                    ? new LatLng(random.nextInt(181) - 90, random.nextInt(361) - 180)
                                    : null)
                    .withPosition(random.nextInt(4) == 0 ? new LatLng(random.nextInt(3), random.nextInt(3)) : null);
            NewUser user = new NewUser(
                    null,
                    UUID.randomUUID(),
                    new Username(word(random) + i),
                    profile,
                    null,
                    null,
                    NOON,
                    List.of(Role.values()).get(random.nextInt(4)));
            UserId id = created(user);
            oracle.people()
                    .users()
                    .create(new NewUser(id, user.uuid(), user.username(), profile, null, null, NOON, user.role()));
            people.add(id);
            if (random.nextInt(3) == 0) {
                topics.tag(id, tag);
                oracle.topics().tag(id, tag);
            }
            if (random.nextInt(3) == 0) {
                topics.follow(id, category, NOON);
                oracle.topics().follow(id, category, NOON);
            }
        }
        for (int i = 0; i < 5; i++) {
            UserId hidden = people.get(1 + random.nextInt(29));
            hide(people.getFirst(), hidden);
            dev.kith.domain.tie.Pair pair = dev.kith.domain.tie.Pair.of(people.getFirst(), hidden);
            oracle.people()
                    .ties()
                    .decide(
                            pair,
                            tie -> new dev.kith.domain.tie.Decision<>(
                                    tie.with(
                                            people.getFirst(),
                                            tie.of(people.getFirst()).hiding(NOON)),
                                    true,
                                    List.of()));
        }
        return people;
    }

    private static String word(Random random) {
        String[] syllables = {"an", "na", "be", "la", "jo"};
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }

    private static UserSearch anySearch(Random random, List<UserId> people, Offset offset) {
        UserQuery who = new UserQuery(
                random.nextBoolean() ? word(random) : null,
                random.nextInt(6) == 0 ? word(random) : null,
                random.nextInt(6) == 0 ? word(random) : null,
                random.nextInt(6) == 0 ? word(random) : null,
                null,
                random.nextInt(6) == 0 ? Gender.FEMALE : null,
                false,
                new UserQuery.Order(
                        List.of(UserQuery.Order.Field.values()).get(random.nextInt(5)), random.nextBoolean()),
                random.nextBoolean() ? people.getFirst() : null,
                offset);
        Ranking ranking = switch (random.nextInt(4)) {
            case 0 -> new Ranking.AsQueried();
            case 1 ->
                new Ranking.ByDistance(
                        new LatLng(150 * random.nextDouble() - 75, 358 * random.nextDouble() - 179),
                        random.nextBoolean());
            default -> new Ranking.ByRelevance();
        };
        BirthDateRange born = random.nextInt(5) == 0
                ? List.of(AgeRange.values()).get(random.nextInt(3)).birthDates(TODAY)
                : null;
        return new UserSearch(
                who,
                born,
                random.nextInt(5) == 0 ? random.nextBoolean() : null,
                random.nextInt(5) == 0 ? new TagId(1) : null,
                random.nextInt(5) == 0 ? new CategoryId(1) : null,
                random.nextInt(5) == 0 ? Set.of(people.get(3), people.get(4)) : Set.of(),
                ranking);
    }

    private static UserSearch sliced(UserSearch search, Offset offset) {
        UserQuery who = search.filter();
        return new UserSearch(
                new UserQuery(
                        who.search(),
                        who.username(),
                        who.realName(),
                        who.location(),
                        who.description(),
                        who.gender(),
                        who.hidden(),
                        who.order(),
                        who.viewer(),
                        offset),
                search.birthDates(),
                search.staff(),
                search.tag(),
                search.category(),
                search.excluded(),
                search.ranking());
    }

    // ---- among followed users

    private List<UserId> followed(UserId by, @Nullable String text, Offset offset) {
        return searches.page(UserSearch.amongFollowings(by, who(text, by, offset), new Ranking.ByRelevance()))
                .items();
    }

    @Test
    void a_search_among_followed_users_finds_only_them() {
        UserId me = person("me", "Me");
        UserId anna = person("anna", "Zoe");
        UserId joanna = person("joanna", "Yoko");
        UserId bea = person("bea", "Anna Bea");
        UserId hidden = person("annabel", "Hidden");
        person("annette", "Anna too");
        for (UserId followee : List.of(joanna, anna, bea)) {
            follow(me, followee, NOON);
        }
        follow(anna, me, NOON);
        hide(me, hidden);
        Offset all = Offset.first(100);
        assertThat(followed(me, "anna", all)).containsExactly(anna, bea, joanna);
        assertThat(followed(me, "ann", new Offset(1, 1))).containsExactly(bea);
        assertThat(followed(me, null, all)).containsExactly(anna, joanna, bea);
        assertThat(followed(anna, "me", all)).containsExactly(me);
        assertThat(followed(joanna, "me", all)).isEmpty();
        assertThat(searches.page(UserSearch.amongFollowings(
                                me, who("ann", me, Offset.first(1)), new Ranking.ByRelevance()))
                        .total())
                .isEqualTo(3);
        become(anna, UserStatus.SOFT_DELETED);
        assertThat(followed(me, "anna", all)).containsExactly(bea, joanna);
    }
}
