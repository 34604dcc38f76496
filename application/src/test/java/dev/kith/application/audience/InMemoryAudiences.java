package dev.kith.application.audience;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.connection.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts the whole list for every question. */
public final class InMemoryAudiences implements Audiences {

    private final InMemoryGraph graph;

    public InMemoryAudiences(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<Entry> page(AudienceQuery query) {
        synchronized (graph) {
            List<Entry> whole = graph.around(query.subject()).stream()
                    .filter(other -> query.viewer() == null || !graph.hiddenBy(query.viewer()).contains(other))
                    .flatMap(other -> Stream.ofNullable(since(query.subject(), other, query.kind()))
                            .map(since -> new Entry(other, isMutual(query, other), since)))
                    .filter(entry -> query.only() == null || entry.mutual() == query.only())
                    .sorted(Entry.MUTUAL_FIRST)
                    .toList();
            Entry after = query.slice().after();
            Stream<Entry> rest = after == null
                    ? whole.stream().skip(query.slice().offset())
                    : whole.stream().filter(entry -> Entry.MUTUAL_FIRST.compare(entry, after) > 0);
            return new Page<>(whole.size(), rest.limit(query.slice().limit()).toList());
        }
    }

    private boolean isMutual(AudienceQuery query, UserId other) {
        return switch (query.mutuality()) {
            case RECIPROCAL -> graph.between(Pair.of(query.subject(), other)).isReciprocal();
            case SHARED -> query.viewer() != null
                    && !query.viewer().equals(other)
                    && since(query.viewer(), other, query.kind()) != null;
        };
    }

    /** Since when the other is in the subject's list, null if they are not. */
    private @Nullable Instant since(UserId subject, UserId other, Kind kind) {
        Tie tie = graph.between(Pair.of(subject, other));
        if (graph.standing(subject) == Standing.GONE || graph.standing(other) == Standing.GONE) {
            return null;
        }
        return switch (kind) {
            case FOLLOWERS -> tie.of(other).follows();
            case FOLLOWINGS -> tie.of(subject).follows();
            case CONNECTIONS -> Optional.of(tie.connection())
                    .filter(Connection.Connected.class::isInstance)
                    .map(connection -> ((Connection.Connected) connection).since())
                    .orElse(null);
        };
    }
}
