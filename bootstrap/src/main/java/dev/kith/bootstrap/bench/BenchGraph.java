package dev.kith.bootstrap.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A generated graph. Equal sizes give equal graphs.
 *
 * @param people the ordinary users, who follow each other; those with small ids have many more followers
 * @param follows among the ordinary users
 * @param fans all users except the star; they follow it
 */
record BenchGraph(int people, int follows, int fans) {

    /** The account that all others follow. */
    static final long STAR = 1;

    /** The first ordinary user. */
    static final long FIRST = 2;

    private static final int SEED = 7;

    /** One follow in 5 is mutual. */
    private static final int MUTUAL = 5;

    private static final int FOLLOWED_BY_THE_STAR = 500;

    private static final int FIRST_NAMES = 400;
    private static final int LAST_NAMES = 8_000;

    private static final List<String> SYLLABLES = List.of(
            "an", "ma", "el", "ro", "li", "sa", "to", "be", "ka", "ri", "no", "mi", "le", "da", "ve", "so", "ha", "ju",
            "pe", "ti", "na", "lo", "re", "ni", "co", "di", "sta", "bra", "fe", "gu");

    long last() {
        return FIRST + people - 1;
    }

    /** Writes all users with generated names, in the format of {@code kith import --users}. */
    void writeUsers(Path file) {
        Random random = new Random(SEED);
        List<String> first = names(random, FIRST_NAMES, 2);
        List<String> last = names(random, LAST_NAMES, 3);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.append("id,username,real_name\n");
            for (long id = STAR; id < FIRST + fans; id++) {
                // a few names are very common, as in reality
                String one = first.get((int) (Math.pow(random.nextDouble(), 2) * first.size()));
                String other = last.get((int) (Math.pow(random.nextDouble(), 2) * last.size()));
                lines.append(Long.toString(id))
                        .append(',')
                        .append(one)
                        .append(other, 0, 4)
                        .append(Long.toString(id))
                        .append(',')
                        .append(one)
                        .append(' ')
                        .append(other)
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Random random, int count, int syllables) {
        List<String> names = new ArrayList<>();
        for (int name = 0; name < count; name++) {
            StringBuilder text = new StringBuilder();
            for (int syllable = 0; syllable < syllables + random.nextInt(2); syllable++) {
                text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            names.add(text.toString());
        }
        return names;
    }

    /** Writes texts to search for: whole names and parts of names of random users in the file. */
    static void writeSearchTexts(Path users, Path file, int count) throws IOException {
        Random random = new Random(SEED);
        List<String> lines = Files.readAllLines(users);
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < count; text++) {
            String[] fields = lines.get(1 + random.nextInt(lines.size() - 1)).split(",");
            String[] words = fields[2].split(" ");
            texts.add(
                    switch (text % 6) {
                        case 0 -> fields[1];
                        case 1 -> fields[2].replace(" ", "%20");
                        case 2 -> words[0];
                        case 3 -> words[1];
                        case 4 -> fields[1].substring(0, 3);
                        default -> fields[1].substring(1, 6);
                    });
        }
        Files.write(file, texts);
    }

    /** Writes the follows, in the format of {@code kith import --edges}. */
    void writeFollows(Path file) {
        Random random = new Random(SEED);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (long fan = FIRST; fan < FIRST + fans; fan++) {
                line(lines, fan, STAR);
            }
            for (long followed = FIRST; followed < FIRST + Math.min(people, FOLLOWED_BY_THE_STAR); followed++) {
                line(lines, STAR, followed);
            }
            for (long follow : followsAmongPeople(random)) {
                line(lines, FIRST + (follow >>> 32), FIRST + (int) follow);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The distinct follows among the ordinary users, in random order: the follower in the upper 32 bits, the followed
     * user in the lower.
     */
    private long[] followsAmongPeople(Random random) {
        long[] all = new long[follows];
        int distinct = 0;
        while (distinct < follows) {
            for (int next = distinct; next < follows; next++) {
                int follower = random.nextInt(people);
                // the square gives most follows to small ids
                int followee = (int) (Math.pow(random.nextDouble(), 2) * people);
                all[next] = (long) follower << 32 | followee;
                if (random.nextInt(MUTUAL) == 0 && next + 1 < follows) {
                    all[++next] = (long) followee << 32 | follower;
                }
            }
            Arrays.sort(all);
            distinct = 0;
            for (long follow : all) {
                if (follow >>> 32 != (int) follow && (distinct == 0 || all[distinct - 1] != follow)) {
                    all[distinct++] = follow;
                }
            }
        }
        for (int left = follows; left > 1; left--) {
            int drawn = random.nextInt(left);
            long follow = all[drawn];
            all[drawn] = all[left - 1];
            all[left - 1] = follow;
        }
        return all;
    }

    private static void line(BufferedWriter lines, long follower, long followee) throws IOException {
        lines.append(Long.toString(follower))
                .append('\t')
                .append(Long.toString(followee))
                .append('\n');
    }
}
