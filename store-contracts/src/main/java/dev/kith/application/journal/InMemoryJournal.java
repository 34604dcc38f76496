package dev.kith.application.journal;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.ResetReason;
import java.time.Instant;
import java.util.List;

public final class InMemoryJournal implements Journal {

    private final InMemoryGraph graph;

    public InMemoryJournal(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public JournalPosition newest() {
        synchronized (graph) {
            return graph.journal.isEmpty()
                    ? JournalPosition.START
                    : graph.journal.getLast().position();
        }
    }

    @Override
    public long oldest() {
        synchronized (graph) {
            return graph.journal.isEmpty()
                    ? graph.lastEntry + 1
                    : graph.journal.getFirst().position().number();
        }
    }

    @Override
    public List<JournalEntry> after(long number, int limit) {
        synchronized (graph) {
            return graph.journal.stream()
                    .filter(entry -> entry.position().number() > number)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public void reset(ResetReason reason) {
        synchronized (graph) {
            graph.record(new Change.GraphReset(reason));
        }
    }

    /** The newest entry stays: it tells the newest position. */
    @Override
    public boolean trim(Instant before, long most) {
        synchronized (graph) {
            long newest = graph.lastEntry;
            graph.journal.removeIf(entry -> entry.position().number() < newest
                    && (entry.position().number() <= newest - most || entry.at().isBefore(before)));
            return false;
        }
    }
}
