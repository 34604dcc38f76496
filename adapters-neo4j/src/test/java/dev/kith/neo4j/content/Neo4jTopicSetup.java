package dev.kith.neo4j.content;

import dev.kith.application.topic.TopicSetup;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.TagProperties;
import dev.kith.neo4j.spi.Database;
import java.time.Instant;
import java.util.Map;

/** Tags and categories as nodes; an edge says which user has which. */
public final class Neo4jTopicSetup extends TopicSetup {

    private static final String KEEP_TAG = "MERGE (t:Tag {id: $id}) SET t = $properties";

    private static final String KEEP_CATEGORY = "MERGE (c:Category {id: $id}) SET c = $properties";

    private static final String TAG = "MATCH (t:Tag {id: $tag}) MATCH (u:User {id: $user}) MERGE (u)-[:TAGGED]->(t)";

    private static final String UNTAG = "MATCH (:User {id: $user})-[e:TAGGED]->(:Tag {id: $tag}) DELETE e";

    private static final String FOLLOW = """
            MATCH (c:Category {id: $category})
            MATCH (u:User {id: $user})
            MERGE (u)-[e:FOLLOWS_CATEGORY]->(c) ON CREATE SET e.since = $since""";

    private static final String UNFOLLOW =
            "MATCH (:User {id: $user})-[e:FOLLOWS_CATEGORY]->(:Category {id: $category}) DELETE e";

    private final Database database;

    public Neo4jTopicSetup(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Tag tag) {
        write(KEEP_TAG, Map.of("id", tag.id().value(), "properties", TagProperties.of(tag)));
    }

    @Override
    public void keep(Category category) {
        write(KEEP_CATEGORY, Map.of("id", category.id().value(), "properties", CategoryProperties.of(category)));
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

    private void write(String cypher, Map<String, Object> parameters) {
        database.write(transaction -> transaction.run(cypher, parameters));
    }
}
