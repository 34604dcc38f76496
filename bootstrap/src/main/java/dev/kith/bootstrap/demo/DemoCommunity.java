package dev.kith.bootstrap.demo;

import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.post.NewPost;
import dev.kith.application.user.NewUser;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.bulk.BulkContents.Interest;
import dev.kith.neo4j.bulk.BulkContents.UserTag;
import dev.kith.neo4j.bulk.InitialTies.NewHide;
import dev.kith.neo4j.bulk.InitialTies.NewRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.datafaker.Faker;

/**
 * A generated community of 2,000 users, the same every time. Users form circles of common interest, all follow one
 * account, and a quarter of the follows are mutual. It has posts, connections, connection requests and hides.
 */
final class DemoCommunity {

    static final int PEOPLE = 2_000;

    /** The user that all others follow. */
    static final long STAR = 4;

    /** A user that user 1 does not follow, so that a reader can try to. */
    static final long NOT_YET_FOLLOWED = 5;

    private static final long SEED = 20_260_101;
    private static final Instant FOUNDED = Instant.parse("2024-03-01T08:00:00Z");
    private static final Duration AGE = Duration.ofDays(600);
    private static final int MAX_FOLLOWS_PER_USER = 48;
    private static final double OUTSIDE_SHARE = 0.2;

    /** Together with pairs that pick each other by chance, this makes a quarter of all follows mutual. */
    private static final double FOLLOW_BACK_CHANCE = 0.09;

    private static final List<String> CIRCLES = List.of(
            "cycling",
            "baking",
            "birdwatching",
            "film",
            "chess",
            "gardening",
            "climbing",
            "astronomy",
            "jazz",
            "open source",
            "ceramics",
            "running",
            "photography",
            "sailing",
            "history",
            "board games");

    /** A user that user 1 hides. */
    static final long HIDDEN = 1_999;

    /** Users whose connection requests to user 1 are pending. The first of them has no other tie to user 1. */
    static final List<Long> REQUESTERS_OF_FIRST = List.of(35L, 36L, 37L, 38L, 39L, 40L);

    private static final int HIDDEN_PAIRS = 60;
    private static final int MAX_CONNECTION_PICKS = 10;
    private static final int REQUESTS = 900;
    private static final int MAX_POSTS_PER_USER = 6;

    private static final List<String> TAGS = List.of("founder", "local guide", "newcomer", "mentor");
    private static final List<String> TAG_COLORS = List.of("#b5651d", "#2e8b57", "#4682b4", "#8b008b");

    private static final List<PostType> TYPES = List.of(PostType.POST, PostType.DISCUSSION, PostType.STATUS);
    private static final List<String> POSTS = List.of(
            "Anyone up for %s this weekend?",
            "Three years of %s, and I still learn something every week.",
            "What I wish someone had told me when I began with %s: start small and come back often.",
            "We are looking for two more people for our %s evening on Thursday.",
            "Photos of last Sunday's %s are up. What a day!");
    private static final List<String> QUESTIONS = List.of(
            "How did you come to %s?",
            "What would you tell a beginner in %s?", "Is there a book on %s you would give to a friend?");
    private static final List<String> STATUSES =
            List.of("Thinking about %s.", "Late for %s, as ever.", "Today: nothing but %s.");

    private final Random random = new Random(SEED);
    private final Faker faker = new Faker(Locale.ENGLISH, random);
    private final Set<Long> hiddenPairs = new HashSet<>();
    private final List<NewHide> hides = createHides();
    private final Set<Long> connectedPairs = new HashSet<>();
    private final List<NewConnection> connections = createConnections();

    List<NewUser> people() {
        List<NewUser> people = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int id = 1; id <= PEOPLE; id++) {
            String first = faker.name().firstName();
            String last = faker.name().lastName();
            people.add(new NewUser(
                    new UserId(id),
                    UUID.nameUUIDFromBytes(("kith demo " + id).getBytes(StandardCharsets.UTF_8)),
                    username(first, last, names),
                    profile(first + " " + last, circle(id)),
                    null,
                    null,
                    FOUNDED.plusSeconds(random.nextLong(AGE.toSeconds() / 2)).truncatedTo(ChronoUnit.SECONDS),
                    role(id)));
        }
        return people;
    }

    private static Role role(int id) {
        return switch (id) {
            case 1 -> Role.ADMIN;
            case 2 -> Role.MODERATOR;
            case 3, 17 -> Role.EDITOR;
            default -> Role.MEMBER;
        };
    }

    private static String circle(long id) {
        return CIRCLES.get((int) (id % CIRCLES.size()));
    }

    private static Username username(String first, String last, Set<String> taken) {
        String plain = TextFolding.fold(first + "_" + last).replaceAll("[^a-z0-9_]", "");
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + i;
        }
        return new Username(name);
    }

    private Profile profile(String name, String circle) {
        String city = faker.address().city();
        String job = faker.job().title();
        return Profile.EMPTY
                .withRealName(name)
                .withDescription(cut(job, Profile.DESCRIPTION.max()))
                .withBio(job + " in " + city + ". " + capitalised(circle) + ", and "
                        + faker.hobby().activity().toLowerCase(Locale.ROOT) + " at weekends.")
                .withLocation(cut(city + ", " + faker.address().country(), Profile.LOCATION.max()))
                .withGender(faker.options().option(Gender.class))
                .withDateOfBirth(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    /** Each user follows some of their circle and a few others, popular users more often. Some follow back. */
    FollowList follows() {
        List<long[]> pairs = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long id = 1; id <= PEOPLE; id++) {
            if (id != STAR) {
                addFollow(id, STAR, pairs, seen);
            }
            for (int picks = 4 + random.nextInt(MAX_FOLLOWS_PER_USER); picks > 0; picks--) {
                long picked = pick(id, random);
                if (addFollow(id, picked, pairs, seen) && random.nextDouble() < FOLLOW_BACK_CHANCE) {
                    addFollow(picked, id, pairs, seen);
                }
            }
        }
        FollowList follows = new FollowList();
        long first = Micros.of(FOUNDED.plus(AGE.dividedBy(2)));
        long apart = AGE.dividedBy(2).toNanos() / 1_000 / pairs.size();
        Collections.shuffle(pairs, random);
        for (int i = 0; i < pairs.size(); i++) {
            follows.add(pairs.get(i)[0], pairs.get(i)[1], first + i * apart);
        }
        return follows;
    }

    private static long pair(long one, long other) {
        return Math.min(one, other) << 32 | Math.max(one, other);
    }

    /**
     * The time of item {@code index} of {@code count}, spread evenly over the age of the community; microseconds since
     * 1970.
     */
    private static long time(long index, long count) {
        return Micros.of(FOUNDED) + AGE.toNanos() / 1_000 / count * index;
    }

    private List<NewHide> createHides() {
        Random chance = new Random(SEED + 1);
        List<NewHide> hides = new ArrayList<>();
        hides.add(new NewHide(1, HIDDEN, time(0, HIDDEN_PAIRS)));
        hiddenPairs.add(pair(1, HIDDEN));
        while (hides.size() < HIDDEN_PAIRS) {
            long hider = STAR + 1 + chance.nextInt(PEOPLE - (int) STAR);
            long other = STAR + 1 + chance.nextInt(PEOPLE - (int) STAR);
            if (hider != other && hiddenPairs.add(pair(hider, other))) {
                hides.add(new NewHide(hider, other, time(hides.size(), HIDDEN_PAIRS)));
            }
        }
        return hides;
    }

    List<NewHide> hides() {
        return hides;
    }

    private List<NewConnection> createConnections() {
        Random chance = new Random(SEED + 2);
        List<long[]> pairs = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            for (int picks = 1 + chance.nextInt(MAX_CONNECTION_PICKS); picks > 0; picks--) {
                long picked = pick(id, chance);
                if (mayBeConnected(id, picked) && connectedPairs.add(pair(id, picked))) {
                    pairs.add(new long[] {Math.min(id, picked), Math.max(id, picked)});
                }
            }
        }
        Collections.shuffle(pairs, chance);
        List<NewConnection> connections = new ArrayList<>();
        for (long[] pair : pairs) {
            connections.add(new NewConnection(pair[0], pair[1], time(connections.size(), pairs.size())));
        }
        return connections;
    }

    /**
     * Keeps the pairs that a reader can try unconnected: user 1 with the requesters and with {@link #NOT_YET_FOLLOWED}.
     */
    private boolean mayBeConnected(long one, long other) {
        boolean isForTheReader = Math.min(one, other) == 1
                && (Math.max(one, other) == NOT_YET_FOLLOWED || REQUESTERS_OF_FIRST.contains(Math.max(one, other)));
        return one != other && !isForTheReader && !hiddenPairs.contains(pair(one, other));
    }

    List<NewConnection> connections() {
        return connections;
    }

    /** Connection requests. One in ten is rejected. */
    List<NewRequest> requests() {
        Random chance = new Random(SEED + 3);
        List<NewRequest> requests = new ArrayList<>();
        Set<Long> seen = new HashSet<>(connectedPairs);
        seen.add(pair(1, NOT_YET_FOLLOWED));
        for (long asking : REQUESTERS_OF_FIRST) {
            seen.add(pair(asking, 1));
            requests.add(new NewRequest(asking, 1, time(requests.size(), REQUESTS), null));
        }
        while (requests.size() < REQUESTS) {
            long from = 1L + chance.nextInt(PEOPLE);
            long to = pick(from, chance);
            if (from != to && !hiddenPairs.contains(pair(from, to)) && seen.add(pair(from, to))) {
                long created = time(requests.size(), REQUESTS);
                requests.add(new NewRequest(from, to, created, chance.nextInt(10) == 0 ? created + 1_000_000 : null));
            }
        }
        return requests;
    }

    static List<Category> categories() {
        List<Category> categories = new ArrayList<>();
        for (String circle : CIRCLES) {
            categories.add(new Category(
                    new CategoryId(categories.size() + 1L), capitalised(circle), circle.replace(' ', '-')));
        }
        return categories;
    }

    /** The category of the user's circle. */
    private static CategoryId category(long id) {
        return new CategoryId(id % CIRCLES.size() + 1);
    }

    static List<Interest> interests() {
        List<Interest> interests = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            interests.add(new Interest(new UserId(id), category(id), FOUNDED.plusSeconds(id)));
            if (id % 3 == 0) {
                interests.add(new Interest(new UserId(id), category(id + 5), FOUNDED.plusSeconds(2 * id)));
            }
        }
        return interests;
    }

    static List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        for (String name : TAGS) {
            String color = TAG_COLORS.get(tags.size());
            tags.add(new Tag(new TagId(tags.size() + 1L), Tag.Type.USER, name, "", color, true, true, false, FOUNDED));
        }
        return tags;
    }

    /** The tags of users: 20 founders, 1 in 40 a local guide, the last 100 newcomers, 1 in 100 a mentor. */
    static List<UserTag> userTags() {
        List<UserTag> tagged = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            if (id <= 20) {
                tagged.add(new UserTag(new UserId(id), new TagId(1)));
            }
            if (id % 40 == 1) {
                tagged.add(new UserTag(new UserId(id), new TagId(2)));
            }
            if (id > PEOPLE - 100) {
                tagged.add(new UserTag(new UserId(id), new TagId(3)));
            }
            if (id % 100 == 1) {
                tagged.add(new UserTag(new UserId(id), new TagId(4)));
            }
        }
        return tagged;
    }

    /** The first three users and about half of the others write posts. */
    List<NewPost> posts() {
        Random chance = new Random(SEED + 4);
        List<Draft> drafts = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            for (int left = id <= 3 ? MAX_POSTS_PER_USER : chance.nextInt(MAX_POSTS_PER_USER) - 2; left > 0; left--) {
                drafts.add(new Draft(id, TYPES.get(chance.nextInt(TYPES.size())), chance.nextInt(60)));
            }
        }
        Collections.shuffle(drafts, chance);
        List<NewPost> posts = new ArrayList<>();
        for (Draft draft : drafts) {
            posts.add(post(posts.size() + 1L, draft, drafts.size()));
        }
        return posts;
    }

    private record Draft(long author, PostType type, int phrase) {}

    private static NewPost post(long id, Draft draft, int count) {
        PostType type = draft.type();
        int phrase = draft.phrase();
        String circle = circle(draft.author());
        String title = type == PostType.DISCUSSION ? phrase(QUESTIONS, phrase, circle) : "";
        String text = switch (type) {
            case POST -> phrase(POSTS, phrase, circle);
            case DISCUSSION -> "I would like to hear from everyone, old hands and beginners.";
            case STATUS -> phrase(STATUSES, phrase, circle);
        };
        Instant added = Micros.instant(time(id, count)).truncatedTo(ChronoUnit.SECONDS);
        return new NewPost(
                new PostId(id), type, new UserId(draft.author()), title, text, Set.of(category(draft.author())), added);
    }

    private static String phrase(List<String> phrases, int which, String circle) {
        return phrases.get(which % phrases.size()).formatted(circle);
    }

    /** Picks a user to follow. The product of two random numbers favours low ids, so these users become popular. */
    private static long pick(long id, Random random) {
        double skewed = random.nextDouble() * random.nextDouble();
        if (random.nextDouble() < OUTSIDE_SHARE) {
            return 1 + (long) (skewed * PEOPLE);
        }
        int size = PEOPLE / CIRCLES.size();
        long picked = id % CIRCLES.size() + CIRCLES.size() * (long) (skewed * size);
        return picked == 0 ? CIRCLES.size() : picked;
    }

    private boolean addFollow(long follower, long followee, List<long[]> pairs, Set<Long> seen) {
        boolean isWanted = follower != followee
                && !(follower == 1 && followee == NOT_YET_FOLLOWED)
                && !hiddenPairs.contains(pair(follower, followee));
        if (isWanted && seen.add(follower << 32 | followee)) {
            pairs.add(new long[] {follower, followee});
            return true;
        }
        return false;
    }
}
