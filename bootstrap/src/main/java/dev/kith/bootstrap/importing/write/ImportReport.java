package dev.kith.bootstrap.importing.write;

import dev.kith.application.importing.UserOutcome;
import dev.kith.application.importing.follow.FollowBatch;
import dev.kith.bootstrap.importing.write.ImportSummary.PartCounts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what an import did. Several threads may add to it. */
public final class ImportReport {

    private final Map<ImportCount, Long> counts = new EnumMap<>(ImportCount.class);
    private final Map<String, PartCounts> parts = new LinkedHashMap<>();
    private double followSeconds;
    private boolean isComplete;

    public synchronized void add(ImportCount count, long more) {
        counts.merge(count, more, Long::sum);
    }

    synchronized void add(List<UserOutcome> outcomes) {
        outcomes.forEach(this::add);
    }

    synchronized void add(UserOutcome outcome) {
        switch (outcome) {
            case CREATED -> add(ImportCount.USERS_CREATED, 1);
            case ALREADY_THERE -> add(ImportCount.USERS_ALREADY_THERE, 1);
            case USERNAME_TAKEN, EMAIL_TAKEN, EXTERNAL_ID_TAKEN -> {}
        }
    }

    synchronized void add(FollowBatch.Counts follows) {
        add(ImportCount.FOLLOWS_CREATED, follows.created());
        add(ImportCount.FOLLOWS_ALREADY_THERE, follows.alreadyThere());
        add(ImportCount.HIDDEN_USERS, follows.hidden());
    }

    /** @param part the name of connections or of a kind of content */
    public synchronized void addPart(String part, long created, long alreadyThere) {
        parts.merge(part, new PartCounts(created, alreadyThere), PartCounts::plus);
    }

    /** @param seconds the time the follows took, including that of indexes filled afterwards */
    synchronized void setFollowSeconds(double seconds) {
        followSeconds = seconds;
    }

    public synchronized void setComplete() {
        isComplete = true;
    }

    public synchronized ImportSummary summary(double seconds) {
        return new ImportSummary(isComplete, Map.copyOf(counts), new LinkedHashMap<>(parts), followSeconds, seconds);
    }
}
