package dev.kith.bootstrap.importing.write;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an import did.
 *
 * @param isComplete false if the import was stopped
 * @param parts the counts of connections and of each kind of content, in the order of their writing
 * @param followSeconds the time the follows took, including that of their indexes
 */
public record ImportSummary(
        boolean isComplete,
        Map<ImportCount, Long> counts,
        Map<String, PartCounts> parts,
        double followSeconds,
        double seconds) {

    public record PartCounts(long created, long alreadyThere) {

        PartCounts plus(PartCounts more) {
            return new PartCounts(created + more.created, alreadyThere + more.alreadyThere);
        }
    }

    public long count(ImportCount count) {
        return counts.getOrDefault(count, 0L);
    }

    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("complete", isComplete);
        for (ImportCount count : ImportCount.values()) {
            map.put(count.key(), count(count));
        }
        parts.forEach((name, part) -> {
            map.put(name + "_created", part.created());
            map.put(name + "_already_there", part.alreadyThere());
        });
        map.put("follows_per_second", followsPerSecond());
        map.put("seconds", Math.round(seconds * 10) / 10.0);
        return map;
    }

    private long followsPerSecond() {
        long follows = count(ImportCount.FOLLOWS_CREATED) + count(ImportCount.FOLLOWS_ALREADY_THERE);
        return followSeconds == 0 ? 0 : (long) (follows / followSeconds);
    }

    public String asText() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%,d users and %,d follows are new; %,d users and %,d follows existed already.%n",
                count(ImportCount.USERS_CREATED),
                count(ImportCount.FOLLOWS_CREATED),
                count(ImportCount.USERS_ALREADY_THERE),
                count(ImportCount.FOLLOWS_ALREADY_THERE)));
        long rooms = count(ImportCount.ROOMS_CREATED);
        long members = count(ImportCount.MEMBERS_CREATED);
        if (rooms + members > 0) {
            text.append(String.format("%,d rooms and %,d members of rooms are new.%n", rooms, members));
        }
        text.append(String.format(
                "Left out: %,d duplicates, %,d self-follows, %,d with unknown users, %,d with hidden users, %,d bad lines.%n",
                count(ImportCount.DUPLICATES),
                count(ImportCount.SELF_FOLLOWS),
                count(ImportCount.UNKNOWN_USERS),
                count(ImportCount.HIDDEN_USERS),
                count(ImportCount.BAD_LINES)));
        parts.forEach((name, part) -> text.append(
                String.format("%s: %,d are new, %,d existed already.%n", name, part.created(), part.alreadyThere())));
        text.append(String.format(
                "%.1f s in total, %,d follows per second, indexes included.", seconds, followsPerSecond()));
        return text.toString();
    }
}
