package dev.kith.neo4j.audience;

import dev.kith.application.audience.Audiences;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import java.util.List;

/**
 * Lists as ranges of the indexes on the edges. A page is read in the order of the index, without any node, however long
 * the list is. A total is a degree minus the hidden users in the list.
 */
public final class Neo4jAudiences implements Audiences {

    private final Database database;

    public Neo4jAudiences(Database database) {
        this.database = database;
    }

    @Override
    public Page<AudienceEntry> page(AudienceQuery query) {
        return database.read(transaction -> new PageReader(transaction, query).page());
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
        return database.read(transaction -> {
            PageReader followings = new PageReader(transaction, whole(viewer, AudienceKind.FOLLOWINGS, viewer));
            PageReader followers = new PageReader(transaction, whole(subject, AudienceKind.FOLLOWERS, viewer));
            List<Long> known = followings.degree(viewer) <= followers.degree(subject)
                    ? followings.wholeList(viewer)
                    : followings.ids(followings.among(viewer, followers.wholeList(subject)));
            List<UserId> found = followers.among(subject, followers.visible(known)).stream()
                    .sorted(PageReader.NEWEST_FIRST)
                    .map(AudienceEntry::user)
                    .toList();
            return new Page<>(found.size(), found.stream().limit(most).toList());
        });
    }

    private static AudienceQuery whole(UserId subject, AudienceKind kind, UserId viewer) {
        return new AudienceQuery(subject, kind, Mutuality.NONE, null, viewer, Offset.first(1));
    }
}
