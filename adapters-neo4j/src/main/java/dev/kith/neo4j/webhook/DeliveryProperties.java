package dev.kith.neo4j.webhook;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.webhook.Delivery;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A delivery as the properties of a node. Its entries are lists of one length, as those of a page of the journal. */
final class DeliveryProperties {

    /** Where an entry has no time of an edge. */
    private static final long NONE = Long.MIN_VALUE;

    private DeliveryProperties() {}

    /** A property that is null is absent from the node. */
    static Map<String, Object> of(String webhook, Delivery delivery) {
        List<JournalEntry> entries = delivery.entries();
        List<JournalRow> rows =
                entries.stream().map(entry -> ChangeRows.row(entry.change())).toList();
        Map<String, Object> node = new HashMap<>();
        node.put("webhook", webhook);
        node.put("delivery", delivery.id());
        node.put("number", delivery.number());
        node.put("attempts", (long) delivery.attempts());
        node.put("next", Micros.of(delivery.next()));
        node.put("dead", Micros.ofNullable(delivery.dead()));
        node.put("numbers", column(entries, entry -> entry.position().number()));
        node.put("runs", column(entries, entry -> (long) entry.position().run()));
        node.put("times", column(entries, entry -> Micros.of(entry.at())));
        node.put(
                "outside",
                entries.stream().map(entry -> entry.origin() == Origin.OUTSIDE).toList());
        node.put("kinds", column(rows, JournalRow::kind));
        node.put("one", column(rows, JournalRow::one));
        node.put("other", column(rows, JournalRow::other));
        node.put("since", column(rows, row -> row.since() == null ? (Long) NONE : row.since()));
        node.put("actor", column(rows, JournalRow::actor));
        return node;
    }

    private static <T> List<Long> column(List<T> items, Function<T, Long> value) {
        return items.stream().map(value).toList();
    }

    static Delivery delivery(Row node) {
        List<Long> numbers = node.numbersOrEmpty("numbers");
        List<Long> runs = node.numbersOrEmpty("runs");
        List<Long> times = node.numbersOrEmpty("times");
        List<Boolean> outside = node.flagsOrEmpty("outside");
        List<Long> kinds = node.numbersOrEmpty("kinds");
        List<Long> one = node.numbersOrEmpty("one");
        List<Long> other = node.numbersOrEmpty("other");
        List<Long> since = node.numbersOrEmpty("since");
        List<Long> actor = node.numbersOrEmpty("actor");
        List<JournalEntry> entries = new ArrayList<>();
        for (int place = 0; place < numbers.size(); place++) {
            JournalRow row = new JournalRow(
                    kinds.get(place),
                    one.get(place),
                    other.get(place),
                    since.get(place) == NONE ? null : since.get(place),
                    actor.get(place));
            entries.add(new JournalEntry(
                    new JournalPosition(numbers.get(place), runs.get(place).intValue()),
                    Micros.instant(times.get(place)),
                    outside.get(place) ? Origin.OUTSIDE : Origin.KITH,
                    ChangeRows.change(row)));
        }
        return new Delivery(
                entries,
                (int) node.number("attempts"),
                Micros.instant(node.number("next")),
                Micros.instantOrNull(node.numberOrNull("dead")));
    }
}
