package dev.kith.neo4j.audience;

import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a page of a list in one transaction. */
final class PageReader {

    static final Comparator<AudienceEntry> NEWEST_FIRST = Comparator.comparing(AudienceEntry::since)
            .thenComparing(AudienceEntry::user)
            .reversed();

    private final Statements transaction;
    private final AudienceQuery query;
    private final AudienceQueries queries;
    private final List<Long> hidden;

    PageReader(Statements transaction, AudienceQuery query) {
        this(transaction, query, HiddenUsers.by(transaction, query.viewer()));
    }

    private PageReader(Statements transaction, AudienceQuery query, List<Long> hidden) {
        this.transaction = transaction;
        this.query = query;
        this.queries = AudienceQueries.of(query.kind());
        this.hidden = hidden;
    }

    Page<AudienceEntry> page() {
        return CountedPage.readWholeIfShort(
                query.position(),
                () -> degree(query.subject()),
                (position, degree) -> at(position).page(degree),
                AudienceEntry::user);
    }

    private PageReader at(Position position) {
        return new PageReader(
                transaction,
                new AudienceQuery(
                        query.subject(), query.kind(), query.mutuality(), query.only(), query.viewer(), position),
                hidden);
    }

    private Page<AudienceEntry> page(long degree) {
        return switch (query.mutuality()) {
            case RECIPROCAL -> reciprocal(degree);
            case SHARED -> withShared(common(degree), degree);
            case NONE -> withShared(List.of(), degree);
        };
    }

    // ---- a flag on the edge says whether a follow is mutual

    private Page<AudienceEntry> reciprocal(long degree) {
        List<AudienceEntry> hiddenInList = hidden.isEmpty() ? List.of() : among(query.subject(), hidden);
        long total = degree - hiddenInList.size();
        Boolean only = query.only();
        if (only != null) {
            long mutual = mutuals()
                    - hiddenInList.stream().filter(AudienceEntry::mutual).count();
            return new Page<>(only ? mutual : total - mutual, pageOf(only, query.position(), hidden));
        }
        return new Page<>(
                total,
                switch (query.position()) {
                    case Offset offset
                    when hidden.isEmpty() -> entries(queries.whole(), window(offset.start(), offset.limit(), hidden));
                    case Offset offset -> {
                        long mutual = mutuals()
                                - hiddenInList.stream()
                                        .filter(AudienceEntry::mutual)
                                        .count();
                        List<AudienceEntry> page = new ArrayList<>(pageOf(true, offset, hidden));
                        int missing = offset.limit() - page.size();
                        if (missing > 0) {
                            page.addAll(pageOf(
                                    false, new Offset(Math.max(0, offset.start() - mutual), missing), hidden));
                        }
                        yield page;
                    }
                    case Position.After after -> {
                        List<AudienceEntry> page =
                                new ArrayList<>(pageOf(after.cursor().mutual(), after, hidden));
                        int missing = after.limit() - page.size();
                        if (after.cursor().mutual() && missing > 0) {
                            page.addAll(pageOf(false, Offset.first(missing), hidden));
                        }
                        yield page;
                    }
                });
    }

    /** A page of the mutuals, or of the others. */
    private List<AudienceEntry> pageOf(boolean mutual, Position position, List<Long> excluded) {
        int range = mutual ? 0 : 1;
        return switch (position) {
            case Offset offset ->
                entries(queries.ranges().get(range), window(offset.start(), offset.limit(), excluded));
            case Position.After after
            when after.cursor().mutual() == mutual -> after(range, after.cursor(), after.limit(), excluded);
            // every mutual comes before every other
            case Position.After after -> mutual ? List.of() : pageOf(false, Offset.first(after.limit()), excluded);
        };
    }

    private List<AudienceEntry> after(int range, Cursor cursor, long limit, List<Long> excluded) {
        Map<String, Object> parameters = window(0, limit, excluded);
        parameters.put("since", Micros.of(cursor.since()));
        parameters.put("user", cursor.user().value());
        return entries(queries.rangesAfter().get(range), parameters).stream()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private long mutuals() {
        return total(queries.mutuals(), query.subject());
    }

    // ---- the mutuals depend on the viewer's own list

    private Page<AudienceEntry> withShared(List<AudienceEntry> shared, long degree) {
        Set<Long> hiddenIds = new HashSet<>(hidden);
        List<AudienceEntry> common = shared.stream()
                .filter(entry -> !hiddenIds.contains(entry.user().value()))
                .sorted(AudienceEntry.MUTUAL_FIRST)
                .toList();
        long total =
                degree - (hidden.isEmpty() ? 0 : among(query.subject(), hidden).size());
        Boolean only = query.only();
        int limit = query.position().limit();
        List<AudienceEntry> page = new ArrayList<>();
        if (only == null || only) {
            switch (query.position()) {
                case Offset offset ->
                    common.stream().skip(offset.start()).limit(limit).forEach(page::add);
                case Position.After after ->
                    common.stream()
                            .filter(entry -> entry.isAfter(after.cursor()))
                            .limit(limit)
                            .forEach(page::add);
            }
        }
        // in the viewer's own list everyone is shared; a user who is not was added since
        boolean isOwn = query.mutuality() == Mutuality.SHARED && query.subject().equals(query.viewer());
        int missing = isOwn ? 0 : limit - page.size();
        if ((only == null || !only) && missing > 0) {
            long passed = only == null ? common.size() : 0;
            Position position = switch (query.position()) {
                case Offset offset -> new Offset(Math.max(0, offset.start() - passed), missing);
                case Position.After after when !after.cursor().mutual() -> new Position.After(after.cursor(), missing);
                case Position.After _ -> Offset.first(missing);
            };
            page.addAll(unshared(position, common));
        }
        long wantedTotal = only == null ? total : only ? common.size() : total - common.size();
        return new Page<>(wantedTotal, page);
    }

    /** The users in the list that are not shared, newest first: the two ranges of the list, merged. */
    private List<AudienceEntry> unshared(Position position, List<AudienceEntry> common) {
        List<Long> excluded = new ArrayList<>(hidden);
        common.forEach(entry -> excluded.add(entry.user().value()));
        List<AudienceEntry> merged = new ArrayList<>();
        for (int range = 0; range < queries.ranges().size(); range++) {
            merged.addAll(
                    switch (position) {
                        case Offset offset ->
                            entries(queries.ranges().get(range), window(0, offset.start() + offset.limit(), excluded));
                        case Position.After after -> after(range, after.cursor(), after.limit(), excluded);
                    });
        }
        return merged.stream()
                .sorted(NEWEST_FIRST)
                .skip(position instanceof Offset offset ? offset.start() : 0)
                .limit(position.limit())
                .map(entry -> new AudienceEntry(entry.user(), false, entry.since()))
                .toList();
    }

    /**
     * The users in both the subject's list and the viewer's own. Reads the shorter list and looks its users up in the
     * other.
     */
    private List<AudienceEntry> common(long degree) {
        UserId viewer = query.viewer();
        if (viewer == null) {
            return List.of();
        }
        boolean subjectIsShorter = degree <= degree(viewer);
        List<Long> shorter = wholeList(subjectIsShorter ? query.subject() : viewer);
        List<Long> both = subjectIsShorter ? ids(among(viewer, shorter)) : shorter;
        return among(query.subject(), both).stream()
                .map(entry -> new AudienceEntry(entry.user(), true, entry.since()))
                .toList();
    }

    // ---- the statements

    /** All users in a list. Its cost is the length of the list, so callers choose the shorter of two. */
    List<Long> wholeList(UserId subject) {
        return transaction.run(queries.common(), Map.of("scanned", subject.value())).stream()
                .map(row -> row.number("other"))
                .toList();
    }

    List<Long> ids(List<AudienceEntry> entries) {
        return entries.stream().map(entry -> entry.user().value()).toList();
    }

    List<Long> visible(List<Long> users) {
        Set<Long> hiddenIds = new HashSet<>(hidden);
        return users.stream().filter(user -> !hiddenIds.contains(user)).toList();
    }

    List<AudienceEntry> among(UserId subject, List<Long> others) {
        return entries(queries.among(), Map.of("subject", subject.value(), "others", others));
    }

    long degree(UserId subject) {
        return total(queries.degree(), subject);
    }

    private long total(String cypher, UserId subject) {
        List<Row> rows = transaction.run(cypher, Map.of("subject", subject.value()));
        return rows.isEmpty() ? 0 : rows.getFirst().number("total");
    }

    private Map<String, Object> window(long offset, long limit, List<Long> excluded) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("subject", query.subject().value());
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        parameters.put("excluded", excluded);
        return parameters;
    }

    private List<AudienceEntry> entries(String cypher, Map<String, Object> parameters) {
        return transaction.run(cypher, parameters).stream()
                .filter(AudienceQueries::isComplete)
                .map(row -> new AudienceEntry(
                        new UserId(row.number("user")), row.flag("mutual"), Micros.instant(row.number("since"))))
                .toList();
    }
}
