package dev.kith.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.connection.ConnectionRequests.Direction;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.post.NewPost;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.post.PostType;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The law of all lists, on random communities with blocked and deleted users: the total of every page is the number of
 * items of the whole list, and no item comes twice.
 */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
public abstract class CountsContract extends ContentContract {

    private static final int PEOPLE = 12;
    private static final int ACTS = 90;
    private static final LatLng ROME = new LatLng(41.9, 12.5);
    private static final List<Ranking> RANKINGS = List.of(
            new Ranking.ByRelevance(),
            new Ranking.AsQueried(),
            new Ranking.ByDistance(ROME, false),
            new Ranking.ByDistance(ROME, true));

    private Random random;
    private final List<UserId> everyone = new ArrayList<>();

    /** For every user, also deleted ones, and for an anonymous viewer. */
    @Test
    void the_total_of_every_list_is_the_number_of_its_items() {
        long seed = seed();
        random = new Random(seed);
        for (int community = 0; community < communities(); community++) {
            openStores();
            live();
            checkEveryList(null);
            everyone.forEach(this::checkEveryList);
        }
    }

    private void checkEveryList(@Nullable UserId viewer) {
        checkAudiences(viewer);
        checkRequests(viewer);
        checkHiddenUsers(viewer);
        checkSearches(viewer);
        checkFeeds(viewer);
    }

    private void live() {
        everyone.clear();
        for (int number = 0; number < PEOPLE; number++) {
            Profile profile = Profile.EMPTY
                    .withRealName(number % 3 == 0 ? "Ann" : "Bob Ann")
                    .withHome(number % 2 == 0 ? ROME : null);
            everyone.add(person("person" + number, profile, Role.MEMBER));
        }
        for (int act = 0; act < ACTS; act++) {
            UserId one = anyone();
            UserId other = anyone();
            Instant now = NOON.plusSeconds(act / 4);
            if (!one.equals(other)) {
                int kind = random.nextInt(10);
                ties.<Object>decide(Pair.of(one, other), tie -> widened(act(kind, tie, one, now)));
            }
            switch (random.nextInt(30)) {
                case 0 ->
                    new DeleteUser(deletions, Clock.fixed(now, ZoneOffset.UTC))
                            .handle(one, Role.MEMBER, one, random::nextBoolean);
                case 1 ->
                    users.edit(
                            one, user -> user.status().isDeleted() ? user : user.withStatus(UserStatus.BLOCKED, null));
                case 2, 3, 4, 5 ->
                    posts.add(new NewPost(
                            null, List.of(PostType.values()).get(random.nextInt(3)), one, "t", "t", Set.of(), now));
                default -> {}
            }
        }
    }

    private static Decision<?> act(int kind, Tie tie, UserId one, Instant now) {
        return switch (kind) {
            case 0 -> HideRules.toggle(tie, one, now);
            case 1 -> ConnectionRules.accept(tie, one, now);
            case 2 -> ConnectionRules.reject(tie, one, now);
            case 3, 4, 5 -> ConnectionRules.ask(tie, one, now);
            default -> FollowRules.toggle(tie, one, now);
        };
    }

    private static Decision<Object> widened(Decision<?> decision) {
        return new Decision<>(decision.next(), decision.answer(), decision.changes());
    }

    private UserId anyone() {
        return everyone.get(random.nextInt(everyone.size()));
    }

    /** The whole list, by offset in steps of a random size. In one page it is the same. */
    private <T> List<T> counted(String list, Function<Offset, Page<T>> pages) {
        int step = 1 + random.nextInt(4);
        List<T> walked = new ArrayList<>();
        Page<T> page = pages.apply(Offset.first(step));
        long total = page.total();
        for (int offset = step; !page.items().isEmpty(); offset += step) {
            walked.addAll(page.items());
            page = pages.apply(new Offset(offset, step));
            assertThat(page.total()).as(list).isEqualTo(total);
        }
        assertThat(walked).as(list).hasSize(Math.toIntExact(total)).doesNotHaveDuplicates();
        assertThat(pages.apply(Offset.first(Position.MAX_LIMIT)).items())
                .as(list)
                .isEqualTo(walked);
        return walked;
    }

    private void checkAudiences(@Nullable UserId viewer) {
        UserId subject = anyone();
        for (AudienceKind kind : AudienceKind.values()) {
            Mutuality mutuality =
                    kind == AudienceKind.CONNECTIONS || random.nextBoolean() ? Mutuality.SHARED : Mutuality.RECIPROCAL;
            @Nullable Boolean only = random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null;
            String name = kind + " of " + subject + " for " + viewer;
            Function<Position, Page<AudienceEntry>> pages =
                    position -> audiences.page(new AudienceQuery(subject, kind, mutuality, only, viewer, position));
            assertThat(byCursor(name, pages)).as(name).isEqualTo(counted(name, pages::apply));
        }
    }

    /** The whole list by cursor, as a client follows the links to the next page. */
    private List<AudienceEntry> byCursor(String list, Function<Position, Page<AudienceEntry>> pages) {
        int step = 1 + random.nextInt(4);
        List<AudienceEntry> walked = new ArrayList<>();
        Page<AudienceEntry> page = pages.apply(Offset.first(step));
        long total = page.total();
        while (!page.items().isEmpty()) {
            walked.addAll(page.items());
            page = pages.apply(new Position.After(walked.getLast().cursor(), step));
            assertThat(page.total()).as(list).isEqualTo(total);
        }
        return walked;
    }

    private void checkRequests(@Nullable UserId viewer) {
        UserId owner = viewer == null ? new UserId(999_999) : viewer;
        for (Direction box : Direction.values()) {
            counted(box + " of " + owner, offset -> requests.page(owner, box, offset));
        }
    }

    private void checkHiddenUsers(@Nullable UserId viewer) {
        if (viewer != null) {
            List<UserId> listed =
                    counted("hidden by " + viewer, offset -> users.list(query(null, true, viewer, offset)));
            if (users.find(viewer).filter(user -> !user.status().isDeleted()).isPresent()) {
                assertThat(ties.hiddenBy(viewer)).containsAll(listed);
            }
        }
    }

    private void checkSearches(@Nullable UserId viewer) {
        String text = List.of("ann", "person1", "o", "nobody").get(random.nextInt(4));
        @Nullable String sought = random.nextInt(4) == 0 ? null : text;
        counted("all for " + viewer, offset -> users.list(query(sought, false, viewer, offset)));
        Ranking ranking = RANKINGS.get(random.nextInt(RANKINGS.size()));
        counted(
                sought + " for " + viewer,
                offset -> searches.page(UserSearch.of(query(sought, false, viewer, offset), ranking)));
    }

    private static UserQuery query(@Nullable String text, boolean hidden, @Nullable UserId viewer, Offset offset) {
        return new UserQuery(text, null, null, null, null, null, hidden, UserQuery.Order.BY_ID, viewer, offset);
    }

    private void checkFeeds(@Nullable UserId viewer) {
        UserId author = anyone();
        counted("feed of " + author + " for " + viewer, offset -> posts.feed(author, viewer, offset));
    }

    /** Whoever comes and goes is the first of the list, so the page tells whether the count is of its moment. */
    @Test
    void a_page_and_its_count_are_of_one_moment_while_a_user_comes_and_goes() {
        List<UserId> people = people(26);
        UserId subject = people.getFirst();
        UserId guest = people.getLast();
        List<UserId> regulars = people.subList(1, 25);
        regulars.forEach(user -> {
            follow(user, subject, NOON.minusSeconds(user.value()));
            connect(user, subject, NOON.minusSeconds(user.value()));
        });
        // the first read may be slow
        assertThat(contradictions(subject, guest, subject)).isEmpty();
        AtomicBoolean isDone = new AtomicBoolean();
        List<String> contradictions = Collections.synchronizedList(new ArrayList<>());
        allAtOnce(3, number -> {
            if (number == 0) {
                for (int turn = 0; turn < turns(); turn++) {
                    comeOrGo(guest, subject, NOON.plusSeconds(turn));
                }
                isDone.set(true);
            }
            while (!isDone.get()) {
                contradictions.addAll(contradictions(subject, guest, number == 1 ? null : subject));
            }
            return number;
        });
        assertThat(contradictions).isEmpty();
    }

    private void comeOrGo(UserId guest, UserId subject, Instant now) {
        ties.decide(Pair.of(guest, subject), tie -> FollowRules.toggle(tie, guest, now));
        make(
                guest,
                subject,
                tie -> tie.with(
                        tie.connection() instanceof Connection.Connected
                                ? new Connection.Strangers()
                                : new Connection.Connected(now)));
    }

    /** What the lists of the subject, who has 24 regular users, say wrong about the guest. */
    private List<String> contradictions(UserId subject, UserId guest, @Nullable UserId viewer) {
        List<String> contradictions = new ArrayList<>();
        for (int limit : List.of(10, 100)) {
            for (AudienceKind kind : List.of(AudienceKind.FOLLOWERS, AudienceKind.CONNECTIONS)) {
                Mutuality mutuality = kind == AudienceKind.FOLLOWERS ? Mutuality.RECIPROCAL : Mutuality.SHARED;
                Page<AudienceEntry> page =
                        audiences.page(new AudienceQuery(subject, kind, mutuality, null, viewer, Offset.first(limit)));
                boolean hasGuest = page.items().getFirst().user().equals(guest);
                if (page.total() != (hasGuest ? 25 : 24)) {
                    contradictions.add(kind + " in pages of " + limit + ": total " + page.total()
                            + (hasGuest ? " with" : " without") + " the guest");
                }
            }
        }
        return contradictions;
    }

    /** The number of times that a user comes or goes during a race. A slow store returns fewer. */
    protected int turns() {
        return 1_000;
    }

    @Test
    void a_summary_shows_the_visible_tags_by_id() {
        UserId ann = person("ann");
        List<Tag> all = List.of(
                tag(9, true, true, false),
                tag(2, true, true, false),
                tag(3, false, true, false),
                tag(4, true, false, false),
                tag(5, true, true, true));
        for (Tag tag : all) {
            topics.keep(tag);
            topics.tag(ann, tag.id());
            topics.tag(ann, tag.id());
        }
        assertThat(summary(ann).tags()).containsExactly(all.get(1), all.get(0));
        topics.untag(ann, new TagId(2));
        assertThat(summary(ann).tags()).containsExactly(all.get(0));
        for (Tag.Type type : Tag.Type.values()) {
            Tag renamed = new Tag(new TagId(9), type, "renamed", "", "#000", true, true, false, NOON.plusSeconds(1));
            topics.keep(renamed);
            assertThat(summary(ann).tags()).containsExactly(renamed);
        }
    }

    private static Tag tag(long id, boolean visible, boolean active, boolean deleted) {
        return new Tag(
                new TagId(id), Tag.Type.USER, "t" + id, "what it \"is\"", "#1a2B3c", visible, active, deleted, NOON);
    }

    @Test
    void a_summary_counts_each_followed_category_once() {
        UserId ann = person("ann");
        CategoryId chess = new CategoryId(3);
        topics.keep(new Category(chess, "Chess", "chess"));
        topics.keep(new Category(new CategoryId(4), "Go", "go"));
        assertThat(summary(ann).counters().categories()).isZero();
        topics.follow(ann, chess, NOON);
        topics.follow(ann, chess, NOON.plusSeconds(1));
        topics.follow(ann, new CategoryId(4), NOON);
        assertThat(summary(ann).counters().categories()).isEqualTo(2);
        topics.keep(new Category(chess, "Chess!", "chess"));
        assertThat(summary(ann).counters().categories()).isEqualTo(2);
        topics.unfollow(ann, chess);
        topics.unfollow(ann, chess);
        assertThat(summary(ann).counters().categories()).isEqualTo(1);
    }

    private UserSummary summary(UserId user) {
        return users.summaries(List.of(user)).getFirst();
    }
}
