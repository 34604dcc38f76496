package dev.kith.application.departure;

/** Goes on with the deletions that a crash interrupted; run at start. */
public final class FinishDepartures {

    private final Departures departures;

    public FinishDepartures(Departures departures) {
        this.departures = departures;
    }

    /** How many there were. */
    public int handle() {
        var unfinished = departures.unfinished();
        unfinished.forEach(departures::finish);
        return unfinished.size();
    }
}
