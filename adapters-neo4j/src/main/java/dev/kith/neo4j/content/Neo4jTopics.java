package dev.kith.neo4j.content;

import dev.kith.application.topic.SaveTagAnswer;
import dev.kith.application.topic.Topics;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.Neo4jCodes;
import dev.kith.neo4j.TopicProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tags and categories as nodes; who has which is an edge without a count beside it. */
public final class Neo4jTopics implements Topics {

    private static final String NAMED = "MATCH (t:Tag {type: $type, name: $name}) WHERE t.id <> $id RETURN t.id AS id";

    private static final String KEEP_TAG = "MERGE (t:Tag {id: $id}) SET t = $properties";

    private static final String KEEP_CATEGORY = "MERGE (c:Category {id: $id}) SET c = $properties";

    /** The user is written first, so that of two at once the second finds the edge of the first. */
    private static final String TAG = """
            MATCH (t:Tag {id: $tag})
            MATCH (u:User {id: $user}) SET u.locked = true REMOVE u.locked
            MERGE (u)-[:TAGGED]->(t)""";

    private static final String UNTAG = "MATCH (:User {id: $user})-[e:TAGGED]->(:Tag {id: $tag}) DELETE e";

    private static final String FOLLOW = """
            MATCH (c:Category {id: $category})
            MATCH (u:User {id: $user}) SET u.locked = true REMOVE u.locked
            MERGE (u)-[e:FOLLOWS_CATEGORY]->(c) ON CREATE SET e.since = $since""";

    private static final String UNFOLLOW =
            "MATCH (:User {id: $user})-[e:FOLLOWS_CATEGORY]->(:Category {id: $category}) DELETE e";

    private static final String TAGS_OF = """
            MATCH (:User {id: $user})-[:TAGGED]->(t:Tag) WHERE t.visible AND t.active AND NOT t.deleted
            RETURN t {.*} AS tag ORDER BY t.id""";

    private final Database database;

    public Neo4jTopics(Database database) {
        this.database = database;
    }

    @Override
    public SaveTagAnswer keep(Tag tag) {
        try {
            return database.write(transaction -> keep(transaction, tag));
        } catch (StatementFailed failure) {
            if (!Neo4jCodes.isConstraintViolation(failure)) {
                throw failure;
            }
            // someone else was first between our look and our commit: look again, and now see theirs
            return database.write(transaction -> keep(transaction, tag));
        }
    }

    private static SaveTagAnswer keep(Statements transaction, Tag tag) {
        Map<String, Object> properties = TopicProperties.of(tag);
        if (!transaction.run(NAMED, properties).isEmpty()) {
            return SaveTagAnswer.NAME_TAKEN;
        }
        transaction.run(KEEP_TAG, Map.of("id", tag.id().value(), "properties", properties));
        return SaveTagAnswer.KEPT;
    }

    @Override
    public void keep(Category category) {
        write(KEEP_CATEGORY, Map.of("id", category.id().value(), "properties", TopicProperties.of(category)));
    }

    @Override
    public void tag(UserId user, TagId tag) {
        write(TAG, Map.of("user", user.value(), "tag", tag.value()));
    }

    @Override
    public void untag(UserId user, TagId tag) {
        write(UNTAG, Map.of("user", user.value(), "tag", tag.value()));
    }

    @Override
    public void follow(UserId user, CategoryId category, Instant since) {
        write(FOLLOW, Map.of("user", user.value(), "category", category.value(), "since", Micros.of(since)));
    }

    @Override
    public void unfollow(UserId user, CategoryId category) {
        write(UNFOLLOW, Map.of("user", user.value(), "category", category.value()));
    }

    @Override
    public List<Tag> tagsOf(UserId user) {
        return database.read(transaction -> transaction.run(TAGS_OF, Map.of("user", user.value()))).stream()
                .map(row -> TopicProperties.tag(row.map("tag")))
                .toList();
    }

    private void write(String cypher, Map<String, Object> parameters) {
        database.write(transaction -> transaction.run(cypher, parameters));
    }
}
