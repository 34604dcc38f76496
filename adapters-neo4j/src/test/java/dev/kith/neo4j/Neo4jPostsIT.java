package dev.kith.neo4j;

import dev.kith.application.ContentStores;
import dev.kith.application.post.PostsContract;
import org.junit.jupiter.api.Nested;

final class Neo4jPostsIT {

    @Nested
    final class In_process extends PostsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContents.empty(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 5;
        }
    }

    @Nested
    final class Over_Bolt extends PostsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContents.empty(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 3;
        }
    }
}
