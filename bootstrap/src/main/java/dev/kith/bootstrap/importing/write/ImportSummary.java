package dev.kith.bootstrap.importing.write;

import dev.kith.neo4j.bulk.BulkUsers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an import did, by its own count. */
public final class ImportSummary {

    long usersCreated;
    long usersAlreadyThere;
    long followsCreated;
    long followsAlreadyThere;
    public long roomsCreated;
    public long membersCreated;
    long duplicates;
    public long selfFollows;
    public long hidden;
    public long unknownUsers;
    public long badLines;
    public double seconds;

    /** Their indexes included, where those are filled afterwards. */
    double secondsOfFollows;

    public boolean isComplete;

    /** Of each kind of content that was told: how many are new, and how many were there. */
    private final Map<String, long[]> contents = new LinkedHashMap<>();

    void count(BulkUsers.Outcome outcome) {
        switch (outcome) {
            case CREATED -> usersCreated++;
            case ALREADY_THERE -> usersAlreadyThere++;
            case USERNAME_TAKEN, EMAIL_TAKEN -> {}
        }
    }

    public void contents(String name, long created, long alreadyThere) {
        long[] counts = contents.computeIfAbsent(name, _ -> new long[2]);
        counts[0] += created;
        counts[1] += alreadyThere;
    }

    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("complete", isComplete);
        map.put("users_created", usersCreated);
        map.put("users_already_there", usersAlreadyThere);
        map.put("follows_created", followsCreated);
        map.put("follows_already_there", followsAlreadyThere);
        map.put("rooms_created", roomsCreated);
        map.put("members_created", membersCreated);
        map.put("duplicates", duplicates);
        map.put("self_follows", selfFollows);
        map.put("hidden_users", hidden);
        map.put("unknown_users", unknownUsers);
        map.put("bad_lines", badLines);
        contents.forEach((name, counts) -> {
            map.put(name + "_created", counts[0]);
            map.put(name + "_already_there", counts[1]);
        });
        map.put("follows_per_second", followsPerSecond());
        map.put("seconds", Math.round(seconds * 10) / 10.0);
        return map;
    }

    private long followsPerSecond() {
        return secondsOfFollows == 0 ? 0 : (long) ((followsCreated + followsAlreadyThere) / secondsOfFollows);
    }

    public String asText() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%,d users and %,d follows are new", usersCreated, followsCreated));
        text.append(String.format(
                "; %,d users and %,d follows existed already.%n", usersAlreadyThere, followsAlreadyThere));
        if (roomsCreated + membersCreated > 0) {
            text.append(String.format("%,d rooms and %,d members of rooms are new.%n", roomsCreated, membersCreated));
        }
        text.append(String.format(
                "Left out: %,d duplicates, %,d self-follows, %,d with unknown users",
                duplicates, selfFollows, unknownUsers));
        text.append(String.format(", %,d with hidden users, %,d bad lines.%n", hidden, badLines));
        contents.forEach((name, counts) ->
                text.append(String.format("%s: %,d are new, %,d existed already.%n", name, counts[0], counts[1])));
        text.append(String.format(
                "%.1f s in total, %,d follows per second, indexes included.", seconds, followsPerSecond()));
        return text.toString();
    }
}
