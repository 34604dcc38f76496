package dev.kith.neo4j.user;

import dev.kith.application.ContentStores;
import dev.kith.application.avatar.AvatarsContract;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jAvatarsIT {

    @Nested
    final class In_process extends AvatarsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends AvatarsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.overBolt());
        }
    }
}
