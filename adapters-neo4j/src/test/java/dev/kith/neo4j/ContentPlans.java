package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.neo4j.spi.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A community large enough for indexes, and the plans of statements on it. */
public final class ContentPlans {

    private ContentPlans() {}

    /** So many that the planner prefers an index to a scan. */
    private static final String PEOPLE = """
            UNWIND range(1, 20000) AS id
            CREATE (u:User:Listed {id: id, username_key: 'person' + id, real_name_key: 'real name ' + id, location_key: '', description_key: '',
              role: CASE WHEN id % 1000 = 0 THEN 'admin' ELSE 'member' END, gender: 'unspecified', date_of_birth: date('1980-01-01') + duration({days: id}),
              place: point({latitude: (id % 1800) / 10.0 - 90, longitude: id % 360 - 180})})
            FOREACH (x IN CASE WHEN id % 100 = 0 THEN [1] ELSE [] END |
              CREATE (u)-[:WROTE_POST]->(:Post {id: id, author: id, added_at: datetime(), type: 'post', title: '', text: ''}))""";

    private static final String TOPICS = """
            CREATE (t:Tag {id: 1, visible: true, active: true, deleted: false}), (c:Category {id: 1, name: 'x', slug: 'x'})
            WITH t, c MATCH (u:User) WHERE u.id <= 20 CREATE (u)-[:TAGGED]->(t), (u)-[:FOLLOWS_CATEGORY]->(c)""";

    private static final String ROOMS = """
            UNWIND range(1, 500) AS id
            CREATE (r:Room {id: id, name: 'Room ' + id, name_key: 'room ' + id})
            WITH r MATCH (u:User) WHERE u.id <= 20 CREATE (u)-[:MEMBER_OF {room: r.id, member: u.id, since: 1}]->(r)""";

    private static Database database;

    public static void populate() {
        database = RealDatabase.overBolt();
        RealDatabase.wipe(database);
        database.write(transaction -> transaction.run(PEOPLE, Map.of()));
        database.write(transaction -> transaction.run(TOPICS, Map.of()));
        database.write(transaction -> transaction.run(ROOMS, Map.of()));
        database.write(transaction -> transaction.run("CALL db.awaitIndexes(60)", Map.of()));
        // waits until the statistics are those of the new nodes; a plan by older ones may sort
        database.write(transaction -> transaction.run("CALL db.prepareForReplanning(60)", Map.of()));
    }

    public static List<String> plan(String cypher, Map<String, Object> parameters) {
        // in a write transaction: it has no timeout, so a busy machine has time to plan
        List<String> plan = database.write(transaction -> transaction.plan(cypher, new HashMap<>(parameters)));
        assertThat(plan)
                .noneMatch(operator -> operator.contains("AllNodesScan") || operator.contains("NodeByLabelScan"));
        return plan;
    }

    public static boolean has(List<String> plan, String operator) {
        return plan.stream().anyMatch(found -> found.startsWith(operator));
    }
}
