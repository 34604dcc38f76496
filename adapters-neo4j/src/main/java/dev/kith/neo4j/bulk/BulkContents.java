package dev.kith.neo4j.bulk;

import dev.kith.application.post.NewPost;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.TagProperties;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.content.CategoryProperties;
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.spi.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes tags, categories, user tags, interests and posts, one transaction per batch. Existing ones do not change.
 * Methods return how many are new.
 */
public final class BulkContents {

    public record UserTag(UserId user, TagId tag) {}

    public record Interest(UserId user, CategoryId category, Instant since) {}

    private static final String TAGS = """
            UNWIND $rows AS row
            WITH row, NOT EXISTS { (:Tag {id: row.id}) } AS isNew
            MERGE (t:Tag {id: row.id}) ON CREATE SET t = row
            RETURN count(CASE WHEN isNew THEN 1 END) AS created""";

    private static final String CATEGORIES = """
            UNWIND $rows AS row
            WITH row, NOT EXISTS { (:Category {id: row.id}) } AS isNew
            MERGE (c:Category {id: row.id}) ON CREATE SET c = row
            RETURN count(CASE WHEN isNew THEN 1 END) AS created""";

    private static final String TAGGED = """
            UNWIND $rows AS row
            MATCH (u:User:Listed {id: row.user}) MATCH (t:Tag {id: row.tag})
            WITH u, t, NOT EXISTS { (u)-[:TAGGED]->(t) } AS isNew
            MERGE (u)-[:TAGGED]->(t)
            RETURN count(CASE WHEN isNew THEN 1 END) AS created""";

    private static final String INTERESTS = """
            UNWIND $rows AS row
            MATCH (u:User:Listed {id: row.user}) MATCH (c:Category {id: row.category})
            WITH row, u, c, NOT EXISTS { (u)-[:FOLLOWS_CATEGORY]->(c) } AS isNew
            MERGE (u)-[e:FOLLOWS_CATEGORY]->(c) ON CREATE SET e.since = row.since
            RETURN count(CASE WHEN isNew THEN 1 END) AS created""";

    private static final String POST_IDS = "UNWIND $ids AS id MATCH (p:Post {id: id}) RETURN id";

    private static final String TAG_IDS = "UNWIND $ids AS id MATCH (t:Tag {id: id}) RETURN id";

    private static final String CATEGORY_IDS = "UNWIND $ids AS id MATCH (c:Category {id: id}) RETURN id";

    private final Database database;

    public BulkContents(Database database) {
        this.database = database;
    }

    /** Returns those of the ids that a tag has. */
    public Set<Long> tagsAmong(Collection<Long> ids) {
        return database.read(transaction -> Neo4jImports.numbers(transaction, TAG_IDS, ids));
    }

    /** Returns those of the ids that a category has. */
    public Set<Long> categoriesAmong(Collection<Long> ids) {
        return database.read(transaction -> Neo4jImports.numbers(transaction, CATEGORY_IDS, ids));
    }

    public long tags(List<Tag> tags) {
        return create(TAGS, tags.stream().map(TagProperties::of).toList());
    }

    public long categories(List<Category> categories) {
        return create(
                CATEGORIES, categories.stream().map(CategoryProperties::of).toList());
    }

    /** Leaves out users who are not listed, and tags that are not there. */
    public long userTags(List<UserTag> tagged) {
        List<Map<String, Object>> rows = tagged.stream()
                .distinct()
                .map(one -> Map.<String, Object>of(
                        "user", one.user().value(), "tag", one.tag().value()))
                .toList();
        return locked(tagged.stream().map(UserTag::user), TAGGED, rows);
    }

    /** Leaves out users who are not listed, and categories that are not there. */
    public long interests(List<Interest> interests) {
        Set<List<Long>> seen = new HashSet<>();
        List<Map<String, Object>> rows = interests.stream()
                .filter(one ->
                        seen.add(List.of(one.user().value(), one.category().value())))
                .map(one -> Map.<String, Object>of(
                        "user", one.user().value(),
                        "category", one.category().value(),
                        "since", Micros.of(one.since())))
                .toList();
        return locked(interests.stream().map(Interest::user), INTERESTS, rows);
    }

    /** Leaves out posts of authors who are not listed. Every post has an id; ids are unique in the batch. */
    public long posts(List<NewPost> posts) {
        return database.write(transaction -> {
            UserLocks.lock(transaction, posts.stream().map(NewPost::author));
            long last = Sequences.POSTS.lock(transaction);
            Set<Long> given = Neo4jImports.numbers(
                    transaction,
                    POST_IDS,
                    posts.stream().map(post -> id(post).value()).toList());
            long created = 0;
            for (PostType type : PostType.values()) {
                List<Map<String, Object>> rows = new ArrayList<>();
                for (NewPost post : posts) {
                    if (post.type() == type && !given.contains(id(post).value())) {
                        rows.add(row(post));
                        last = Math.max(last, id(post).value());
                    }
                }
                created += rows.isEmpty()
                        ? 0
                        : transaction
                                .run(Neo4jPosts.createMany(type), Map.of("rows", rows))
                                .getFirst()
                                .number("created");
            }
            Sequences.POSTS.setLast(transaction, last);
            return created;
        });
    }

    private static Map<String, Object> row(NewPost post) {
        Post stored =
                new Post(id(post), post.type(), post.author(), post.title(), post.text(), List.of(), post.added());
        return Map.of(
                "author", post.author().value(),
                "properties", Neo4jPosts.properties(stored),
                "categories",
                        post.categories().stream()
                                .map(CategoryId::value)
                                .sorted()
                                .toList());
    }

    private static PostId id(NewPost post) {
        return Objects.requireNonNull(post.id(), "an imported post has an id");
    }

    private long create(String cypher, List<Map<String, Object>> rows) {
        return database.write(transaction -> transaction.run(cypher, Map.of("rows", rows)))
                .getFirst()
                .number("created");
    }

    private long locked(Stream<UserId> users, String cypher, List<Map<String, Object>> rows) {
        List<UserId> ids = users.toList();
        return database.write(transaction -> {
            UserLocks.lock(transaction, ids.stream());
            return transaction.run(cypher, Map.of("rows", rows)).getFirst().number("created");
        });
    }
}
