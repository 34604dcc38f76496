package dev.kith.neo4j.audience;

import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencePages;
import dev.kith.application.audience.AudiencePagesContract;
import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.ComposedAudiencePages;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jAudiencePagesIT {

    @Nested
    final class In_process extends AudiencePagesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected AudiencePages pages(Audiences audiences, Users users, Ties ties) {
            return new Neo4jAudiencePages(RealDatabase.inProcess(), new ComposedAudiencePages(audiences, users, ties));
        }

        @Override
        protected int communities() {
            return 1;
        }

        @Override
        protected int questions() {
            return 10;
        }
    }

    @Nested
    final class Over_Bolt extends AudiencePagesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected AudiencePages pages(Audiences audiences, Users users, Ties ties) {
            return new Neo4jAudiencePages(RealDatabase.overBolt(), new ComposedAudiencePages(audiences, users, ties));
        }

        @Override
        protected int communities() {
            return 1;
        }

        @Override
        protected int questions() {
            return 6;
        }
    }
}
