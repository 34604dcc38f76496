package dev.kith.neo4j.audience;

import dev.kith.application.audience.AudiencePage;
import dev.kith.application.audience.AudiencePages;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.user.Neo4jUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page with what is shown of it by one statement, because a database in another process is far away. A page
 * that contradicts its count, or that no single statement reads, is read by the other stores.
 */
public final class Neo4jAudiencePages implements AudiencePages {

    private static final int MAX_READS = 3;

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Database database;
    private final AudiencePages composed;

    /** @param composed reads the pages that one statement does not read */
    public Neo4jAudiencePages(Database database, AudiencePages composed) {
        this.database = database;
        this.composed = composed;
    }

    @Override
    public AudiencePage read(AudienceQuery query, @Nullable CommunityMode mode) {
        return PageStatement.of(query, mode)
                .flatMap(statement -> read(query, statement))
                .orElseGet(() -> composed.read(query, mode));
    }

    private Optional<AudiencePage> read(AudienceQuery query, PageStatement statement) {
        for (int attempt = 1; attempt <= MAX_READS; attempt++) {
            Optional<AudiencePage> page =
                    database.query(statement.cypher(), statement.parameters(), rows -> page(query, rows));
            if (page.isPresent()) {
                return page;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    /** Empty if the page contradicts its count. */
    private static Optional<AudiencePage> page(AudienceQuery query, List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.of(AudiencePage.OF_NO_USER);
        }
        Row row = rows.getFirst();
        User subject = UserProperties.user(row.map("subject"));
        if (subject.status() == UserStatus.HARD_DELETED) {
            return Optional.of(AudiencePage.OF_NO_USER);
        }
        List<AudiencePage.Listed> listed = new ArrayList<>();
        for (Row entry : row.maps("listed")) {
            if (!AudienceQueries.isComplete(entry)) {
                return Optional.empty();
            }
            UserSummary summary = Neo4jUsers.summary(entry.map("summary"));
            if (summary.user().status() == UserStatus.HARD_DELETED) {
                return Optional.empty();
            }
            listed.add(new AudiencePage.Listed(entry(query, entry), summary, relation(entry)));
        }
        Page<AudiencePage.Listed> page = new Page<>(total(query, row), listed);
        return isOfOneMoment(query, row, page) ? Optional.of(new AudiencePage(subject, page)) : Optional.empty();
    }

    private static AudienceEntry entry(AudienceQuery query, Row entry) {
        return new AudienceEntry(
                new UserId(entry.number("user")),
                query.mutuality() == Mutuality.RECIPROCAL ? entry.flag("mutual") : PageStatement.isOwn(query),
                Micros.instant(entry.number("since")));
    }

    /** The relation to oneself is NONE: there is no such edge. */
    private static Relation relation(Row entry) {
        return entry.flagOr("followed", false) ? Relation.FOLLOWED : Relation.NONE;
    }

    private static long total(AudienceQuery query, Row row) {
        long mutuals = row.number("mutuals");
        Boolean only = query.only();
        long all = only == null ? row.number("before") : only ? mutuals : row.number("before") - mutuals;
        return all - row.number("hidden");
    }

    /** As in {@link dev.kith.neo4j.CountedPage}. */
    private static boolean isOfOneMoment(AudienceQuery query, Row row, Page<AudiencePage.Listed> page) {
        if (PageStatement.isNearBeginning(query.position()) && row.number("before") < PageStatement.SHORT) {
            List<Long> scanned = row.numbers("scanned");
            return scanned.size() == page.total() && new HashSet<>(scanned).size() == scanned.size();
        }
        Page<AudiencePage.Listed> consistent =
                page.consistent(query.position(), listed -> listed.entry().user());
        boolean isCounted = query.position() instanceof Offset
                && page.items().size() < query.position().limit();
        return consistent.total() == page.total()
                && consistent.items().size() == page.items().size()
                && (isCounted || row.number("before") == row.number("after"));
    }
}
