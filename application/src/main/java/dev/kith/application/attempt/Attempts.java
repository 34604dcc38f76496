package dev.kith.application.attempt;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many wrong guesses there have been lately. An attempt is counted before it is known to be wrong, so that many at once gain nothing. */
public interface Attempts {

    /** Counts an attempt against every target, and answers null; or, if one of them has had too many, against none: how long to wait then. */
    @Nullable
    Duration take(List<AttemptKey> targets);

    /** The attempt was right: it counts against no one. */
    void release(List<AttemptKey> targets);
}
