package dev.kith.bootstrap.demo;

import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.importing.FollowList;
import dev.kith.domain.user.Folding;
import dev.kith.domain.user.Gender;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
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

/** The same two thousand people every time: circles of common interest, one account everybody follows, a quarter of the follows mutual. */
final class DemoCommunity {

    static final int PEOPLE = 2_000;

    /** Everybody follows them. */
    static final long STAR = 4;

    /** The first user does not follow them, so that following can be tried. */
    static final long NOT_YET_FOLLOWED = 5;

    private static final long SEED = 20_260_101;
    private static final Instant FOUNDED = Instant.parse("2024-03-01T08:00:00Z");
    private static final Duration AGE = Duration.ofDays(600);
    private static final int MOST_FOLLOWED_BY_ONE = 48;
    private static final double OUTSIDE_THE_CIRCLE = 0.2;

    /** With those who would have picked each other anyway, a quarter of all follows are mutual. */
    private static final double FOLLOWS_BACK = 0.09;

    private static final List<String> CIRCLES = List.of(
            "cycling", "baking", "birdwatching", "film", "chess", "gardening", "climbing", "astronomy", "jazz", "open source", "ceramics",
            "running", "photography", "sailing", "history", "board games");

    private final Random random = new Random(SEED);
    private final Faker faker = new Faker(Locale.ENGLISH, random);

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
                    id == 1 ? Role.ADMIN : Role.MEMBER));
        }
        return people;
    }

    private static String circle(long id) {
        return CIRCLES.get((int) (id % CIRCLES.size()));
    }

    private static Username username(String first, String last, Set<String> taken) {
        String plain = Folding.fold(first + "_" + last).replaceAll("[^a-z0-9_]", "");
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
                .withDescription(cut(job, Profile.DESCRIPTION_MAX))
                .withBio(job + " in " + city + ". " + capitalised(circle) + ", and " + faker.hobby().activity().toLowerCase(Locale.ROOT)
                        + " at weekends.")
                .withLocation(cut(city + ", " + faker.address().country(), Profile.LOCATION_MAX))
                .withGender(faker.options().option(Gender.class))
                .withDateOfBirth(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    /** Each picks some of their circle and a few others, the well-known more often; some follow back. In the order in which they began. */
    FollowList follows() {
        List<long[]> pairs = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        for (long id = 1; id <= PEOPLE; id++) {
            if (id != STAR) {
                tell(id, STAR, pairs, told);
            }
            for (int picks = 4 + random.nextInt(MOST_FOLLOWED_BY_ONE); picks > 0; picks--) {
                long picked = pick(id);
                if (tell(id, picked, pairs, told) && random.nextDouble() < FOLLOWS_BACK) {
                    tell(picked, id, pairs, told);
                }
            }
        }
        FollowList follows = new FollowList();
        long first = ChronoUnit.MICROS.between(Instant.EPOCH, FOUNDED.plus(AGE.dividedBy(2)));
        long apart = AGE.dividedBy(2).toNanos() / 1_000 / pairs.size();
        Collections.shuffle(pairs, random);
        for (int i = 0; i < pairs.size(); i++) {
            follows.add(pairs.get(i)[0], pairs.get(i)[1], first + i * apart);
        }
        return follows;
    }

    /** Squaring leans towards the lower ids, who are so better known than the rest. */
    private long pick(long id) {
        double skewed = random.nextDouble() * random.nextDouble();
        if (random.nextDouble() < OUTSIDE_THE_CIRCLE) {
            return 1 + (long) (skewed * PEOPLE);
        }
        int size = PEOPLE / CIRCLES.size();
        long picked = id % CIRCLES.size() + CIRCLES.size() * (long) (skewed * size);
        return picked == 0 ? CIRCLES.size() : picked;
    }

    private static boolean tell(long follower, long followee, List<long[]> pairs, Set<Long> told) {
        boolean isWanted = follower != followee && !(follower == 1 && followee == NOT_YET_FOLLOWED);
        if (isWanted && told.add(follower << 32 | followee)) {
            pairs.add(new long[] {follower, followee});
            return true;
        }
        return false;
    }
}
