package dev.kith.application.statistic;

/** Tells how large the graph is. */
public final class GetStatistics {

    private final Statistics statistics;

    public GetStatistics(Statistics statistics) {
        this.statistics = statistics;
    }

    public Statistics.Counts handle() {
        return statistics.counts();
    }
}
