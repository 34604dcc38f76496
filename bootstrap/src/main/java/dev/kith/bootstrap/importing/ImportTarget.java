package dev.kith.bootstrap.importing;

import dev.kith.application.importing.Imports;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.BulkRooms;
import dev.kith.neo4j.bulk.Neo4jImports;
import dev.kith.neo4j.spi.Database;
import java.util.HashSet;
import java.util.Set;

/** The graph that an import writes to. */
record ImportTarget(Imports imports, BulkContents contents, BulkRooms rooms) implements MissingIds {

    /** @param isShared whether others may write to the graph during the import */
    static ImportTarget of(Database database, boolean isShared) {
        return new ImportTarget(
                new Neo4jImports(database, isShared), new BulkContents(database), new BulkRooms(database));
    }

    @Override
    public Set<Long> users(Set<Long> ids) {
        return Importer.unknownUsers(imports, ids);
    }

    @Override
    public Set<Long> tags(Set<Long> ids) {
        return difference(ids, contents.tagsAmong(ids));
    }

    @Override
    public Set<Long> categories(Set<Long> ids) {
        return difference(ids, contents.categoriesAmong(ids));
    }

    private static Set<Long> difference(Set<Long> all, Set<Long> some) {
        Set<Long> difference = new HashSet<>(all);
        difference.removeAll(some);
        return difference;
    }
}
