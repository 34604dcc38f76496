package dev.kith.domain.webhook;

import java.util.List;

/**
 * What the sender of a webhook stores from time to time, in one step.
 *
 * @param progress with the version that the sender knows
 * @param stored deliveries to store, waiting or dead; each replaces the one with its id
 * @param removed the ids of stored deliveries that were delivered
 * @param attempts made since the last checkpoint, the oldest first, at most {@link #MAX_ATTEMPTS}
 */
public record Checkpoint(Progress progress, List<Delivery> stored, List<String> removed, List<Attempt> attempts) {

    /** How many attempts of a webhook are kept. */
    public static final int MAX_ATTEMPTS = 1_000;

    public Checkpoint {
        stored = List.copyOf(stored);
        removed = List.copyOf(removed);
        attempts = List.copyOf(attempts);
    }
}
