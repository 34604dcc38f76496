package dev.kith.bootstrap.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * A made-up graph of which some are followed far more than others: user 1 by every fan, the others, {@code people} of them, by each other. The same
 * sizes give the same graph.
 */
record BenchGraph(int people, int follows, int fans) {

    static final long STAR = 1;
    static final long FIRST = 2;

    private static final int SEED = 7;

    /** One follow in so many is returned. */
    private static final int RETURNED = 5;

    private static final int FOLLOWED_BY_THE_STAR = 500;

    long last() {
        return FIRST + people - 1;
    }

    /** Writes it as a bare edge list. */
    void write(Path file) {
        Random random = new Random(SEED);
        Set<Long> seen = HashSet.newHashSet(follows);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (long fan = FIRST; fan < FIRST + fans; fan++) {
                line(lines, fan, STAR);
            }
            for (long followed = FIRST; followed < FIRST + Math.min(people, FOLLOWED_BY_THE_STAR); followed++) {
                line(lines, STAR, followed);
            }
            while (seen.size() < follows) {
                int follower = random.nextInt(people);
                // the square leaves most follows with the first of them
                int followee = (int) (Math.pow(random.nextDouble(), 2) * people);
                add(lines, seen, follower, followee);
                if (random.nextInt(RETURNED) == 0 && seen.size() < follows) {
                    add(lines, seen, followee, follower);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(BufferedWriter lines, Set<Long> seen, int follower, int followee) throws IOException {
        if (follower != followee && seen.add((long) follower << 32 | followee)) {
            line(lines, FIRST + follower, FIRST + followee);
        }
    }

    private static void line(BufferedWriter lines, long follower, long followee) throws IOException {
        lines.append(Long.toString(follower)).append('\t').append(Long.toString(followee)).append('\n');
    }
}
