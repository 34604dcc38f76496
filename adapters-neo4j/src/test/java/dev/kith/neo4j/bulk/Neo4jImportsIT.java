package dev.kith.neo4j.bulk;

import dev.kith.application.Stores;
import dev.kith.application.importing.Imports;
import dev.kith.application.importing.ImportsContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jImportsIT {

    @Nested
    final class In_process extends ImportsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected Imports imports() {
            return new Neo4jImports(RealDatabase.inProcess(), false);
        }
    }

    @Nested
    final class Over_Bolt extends ImportsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected Imports imports() {
            return new Neo4jImports(RealDatabase.overBolt(), true);
        }
    }
}
