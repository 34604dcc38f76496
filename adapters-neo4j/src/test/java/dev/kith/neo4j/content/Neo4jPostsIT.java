package dev.kith.neo4j.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentStores;
import dev.kith.application.post.NewPost;
import dev.kith.application.post.PostsContract;
import dev.kith.domain.page.Offset;
import dev.kith.domain.post.PostType;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class Neo4jPostsIT {

    @Nested
    final class In_process extends PostsContract {

        /** Like a hard deletion, in smaller batches. */
        private static final String REMOVE_SOME =
                "MATCH (p:Post {author: $author}) WITH p LIMIT 3 DETACH DELETE p RETURN count(*) AS removed";

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 5;
        }

        @Test
        void a_post_that_is_deleted_during_the_read_of_a_feed_is_not_in_it() {
            UserId ann = person("ann");
            for (int round = 0; round < 10; round++) {
                for (int post = 0; post < 100; post++) {
                    posts.add(new NewPost(null, PostType.POST, ann, "", "text", Set.of(), NOON.plusSeconds(post)));
                }
                CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> removeAll(ann));
                do {
                    assertThat(posts.feed(ann, null, Offset.first(100)).items()).doesNotContainNull();
                } while (!removal.isDone());
                removal.join();
                assertThat(posts.feed(ann, null, Offset.first(100)).items()).isEmpty();
            }
        }

        private static void removeAll(UserId author) {
            long removed;
            do {
                removed = RealDatabase.inProcess()
                        .write(transaction -> transaction.run(REMOVE_SOME, Map.of("author", author.value())))
                        .getFirst()
                        .number("removed");
            } while (removed > 0);
        }
    }

    @Nested
    final class Over_Bolt extends PostsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 3;
        }
    }
}
