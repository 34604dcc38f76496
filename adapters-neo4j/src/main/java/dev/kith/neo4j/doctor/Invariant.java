package dev.kith.neo4j.doctor;

import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the graph.
 *
 * @param description the rule, as a sentence
 * @param find Cypher that reads the whole graph once; each row names a place that breaks the rule by the ids of two
 *     users, {@code one} and {@code other}, or by the number of an {@code entry} of the journal
 * @param fix Cypher that fixes the found places, given as {@code $rows}; null if only a person can fix them
 */
record Invariant(
        String name,
        String description,
        String find,
        @Nullable String fix) {

    private static final String LOW = EdgeType.low("a.id", "b.id");

    private static final String HIGH = EdgeType.high("a.id", "b.id");

    /**
     * The rules of the constraints. Their checks use no index, so that a fix is possible before the constraints exist.
     */
    static final List<Invariant> BEFORE_SCHEMA = List.of(
            new Invariant(
                    "no-self-follow",
                    "No user follows, hides, asks or is connected with themselves.",
                    "MATCH (a)-[r:FOLLOWS|HIDES|CONNECTED|REQUESTED]->(b) WHERE a = b "
                            + "RETURN a.id AS one, b.id AS other",
                    "UNWIND $rows AS row "
                            + "MATCH (a:User {id: row.one})-[r:FOLLOWS|HIDES|CONNECTED|REQUESTED]->(a) DELETE r"),
            once("follow-once", "A user follows another user at most once.", "(a)-[r:FOLLOWS]->(b)", "since"),
            once("connection-once", "Two users are connected at most once.", "(a)-[r:CONNECTED]-(b)", "since"),
            once("request-once", "There is at most one request between two users.", "(a)-[r:REQUESTED]-(b)", "created"),
            once("hide-once", "A user hides another user at most once.", "(a)-[r:HIDES]->(b)", "since"),
            new Invariant("follow-ids", "A follow carries the ids of its two users.", """
                    MATCH (a)-[f:FOLLOWS]->(b)
                    WHERE coalesce(f.follower, -1) <> a.id OR coalesce(f.followee, -1) <> b.id
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.follower = a.id, f.followee = b.id"""),
            new Invariant(
                    "connection-ids",
                    "A connection goes from the lower id to the higher, and carries both ids and its start time.",
                    """
                    MATCH (a)-[c:CONNECTED]->(b)
                    WHERE a.id > b.id OR coalesce(c.low, -1) <> a.id OR coalesce(c.high, -1) <> b.id OR c.since IS NULL
                    RETURN a.id AS one, b.id AS other""",
                    """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[c:CONNECTED]->(b:User {id: row.other})
                    WITH c, coalesce(c.since, %s) AS since,
                         CASE WHEN a.id < b.id THEN a ELSE b END AS low, CASE WHEN a.id < b.id THEN b ELSE a END AS high
                    DELETE c
                    MERGE (low)-[n:CONNECTED {low: low.id, high: high.id}]->(high)
                    ON CREATE SET n.since = since""".formatted(Micros.NOW)),
            new Invariant(
                    "request-ids",
                    "A request carries the ids of its two users and its creation time.",
                    """
                    MATCH (a)-[r:REQUESTED]->(b)
                    WHERE coalesce(r.from, -1) <> a.id OR coalesce(r.to, -1) <> b.id OR r.created IS NULL
                       OR coalesce(r.low, -1) <> %s
                       OR coalesce(r.high, -1) <> %s
                    RETURN a.id AS one, b.id AS other""".formatted(LOW, HIGH),
                    """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[r:REQUESTED]->(b:User {id: row.other})
                    SET r.from = a.id, r.to = b.id, r.created = coalesce(r.created, %s),
                        r.low = %s, r.high = %s""".formatted(Micros.NOW, LOW, HIGH)),
            new Invariant("hide-ids", "A hide carries the ids of its two users and its start time.", """
                    MATCH (a)-[h:HIDES]->(b)
                    WHERE coalesce(h.hider, -1) <> a.id OR coalesce(h.hidden, -1) <> b.id OR h.since IS NULL
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[h:HIDES]->(b:User {id: row.other})
                    SET h.hider = a.id, h.hidden = b.id, h.since = coalesce(h.since, %s)""".formatted(
                            Micros.NOW)));

    static final List<Invariant> AFTER_SCHEMA = List.of(
            new Invariant(
                    "follow-since",
                    "A follow carries its start time.",
                    "MATCH (a)-[f:FOLLOWS]->(b) WHERE f.since IS NULL RETURN a.id AS one, b.id AS other",
                    """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.since = %s""".formatted(Micros.NOW)),
            new Invariant("mutual", "A follow is marked mutual exactly if the other user follows back.", """
                    MATCH (a)-[f:FOLLOWS]->(b)
                    WHERE f.mutual IS NULL OR f.mutual <> EXISTS { (b)-[:FOLLOWS]->(a) }
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.mutual = EXISTS { (b)-[:FOLLOWS]->(a) }"""),
            new Invariant(
                    "request-beside-connection",
                    "There is no request between connected users.",
                    """
                    MATCH (a)-[r:REQUESTED]->(b)
                    WHERE EXISTS { (a)-[:CONNECTED]-(b) }
                    RETURN a.id AS one, b.id AS other""",
                    "UNWIND $rows AS row MATCH (:User {id: row.one})-[r:REQUESTED]->(:User {id: row.other}) DELETE r"),
            new Invariant(
                    "hidden-pair",
                    "If a user hides another, there is no follow, connection or request between them.",
                    """
                    MATCH (a)-[:HIDES]->(b)
                    WHERE EXISTS { (a)-[:FOLLOWS|CONNECTED|REQUESTED]-(b) }
                    RETURN DISTINCT a.id AS one, b.id AS other""",
                    """
                    UNWIND $rows AS row
                    MATCH (:User {id: row.one})-[r:FOLLOWS|CONNECTED|REQUESTED]-(:User {id: row.other})
                    WITH DISTINCT r DELETE r"""),
            new Invariant(
                    "listed",
                    "Exactly the users who are not deleted are listed.",
                    """
                    MATCH (u:User)
                    WHERE (u:Listed) <> (u.status IN %s)
                    RETURN u.id AS one, u.id AS other""".formatted(UserProperties.UNDELETED),
                    """
                    UNWIND $rows AS row
                    MATCH (u:User {id: row.one})
                    FOREACH (x IN CASE WHEN u.status IN %1$s THEN [u] ELSE [] END | SET x:Listed)
                    FOREACH (x IN CASE WHEN u.status IN %1$s THEN [] ELSE [u] END |
                      REMOVE x:Listed)""".formatted(UserProperties.UNDELETED)),
            new Invariant(
                    "deleted-users",
                    "The edges of deleted users are parked.",
                    """
                    MATCH (u:User)
                    WHERE u.status IN %s AND NOT u:Leaving AND EXISTS { (u)-[:FOLLOWS|CONNECTED|REQUESTED]-() }
                    RETURN u.id AS one, u.id AS other""".formatted(UserProperties.DELETED),
                    "UNWIND $rows AS row MATCH (u:User {id: row.one}) SET u:Leaving"),
            new Invariant(
                    "leaving",
                    "No deletion is half done.",
                    "MATCH (u:Leaving|Erasing) RETURN u.id AS one, u.id AS other",
                    ""),
            new Invariant(
                    "user-keys",
                    "A user has an id, a UUID, a username and a status, and the folded username as key.",
                    """
                    MATCH (u:User)
                    WHERE u.id IS NULL OR u.uuid IS NULL OR u.username IS NULL OR u.status IS NULL
                       OR coalesce(u.username_key, '') <> toLower(u.username)
                    RETURN coalesce(u.id, 0) AS one, coalesce(u.id, 0) AS other""",
                    null),
            new Invariant(
                    "external-ids",
                    "An external id is text of 1 to 255 bytes, and a number that an earlier version stored as ext_id"
                            + " belongs to one user.",
                    """
                    MATCH (u:User)
                    WHERE (u.external_id IS NULL AND u.ext_id IS NOT NULL)
                       OR (u.external_id IS NOT NULL
                           AND NOT (u.external_id IS :: STRING AND u.external_id =~ '\\\\P{Cc}{1,255}'))
                    RETURN u.id AS one, u.id AS other""",
                    null),
            new Invariant(
                    "sequence",
                    "The last id of the sequence is at least every id of a user, also of hard-deleted ones.",
                    """
                    OPTIONAL MATCH %s
                    WITH coalesce(s.last, 0) AS last
                    MATCH (u:User|Gone) WHERE u.id > last
                    RETURN u.id AS one, last AS other""".formatted(Sequences.USERS.pattern()),
                    raised(Sequences.USERS, "one")),
            new Invariant("journal-order", "The entries of the journal have numbers without gaps.", """
                    MATCH (j:Journal)
                    WITH j, j.upto - size(j.kinds) AS before
                    WHERE before > 0 AND NOT EXISTS { (:Journal {upto: before}) }
                      AND EXISTS { MATCH (o:Journal) WHERE o.upto < j.upto }
                    RETURN before AS entry""", null),
            new Invariant(
                    "journal-sequence",
                    "The last number of the sequence is at least every number in the journal.",
                    """
                    OPTIONAL MATCH %s
                    WITH coalesce(s.last, 0) AS last
                    MATCH (j:Journal) WHERE j.upto > last
                    RETURN j.upto AS entry""".formatted(Sequences.JOURNAL.pattern()),
                    raised(Sequences.JOURNAL, "entry")));

    /** Cypher that raises a sequence to the greatest number in a column of {@code $rows}. */
    private static String raised(Sequences sequence, String column) {
        return """
                UNWIND $rows AS row
                WITH max(row.%s) AS greatest
                MERGE %s
                SET s.last = CASE WHEN coalesce(s.last, 0) < greatest THEN greatest
                                  ELSE s.last END""".formatted(column, sequence.pattern());
    }

    /** Counts user by user, in memory for the longest list. The fix keeps the oldest edge. */
    private static Invariant once(String name, String description, String edge, String time) {
        String pair = edge.contains("->") ? "" : "WHERE a.id < b.id ";
        return new Invariant(name, description, """
                MATCH (a:User)
                CALL (a) { MATCH %s %sWITH b, count(r) AS times WHERE times > 1 RETURN b.id AS other }
                RETURN a.id AS one, other""".formatted(edge, pair), """
                UNWIND $rows AS row
                MATCH (a:User {id: row.one}) MATCH (b:User {id: row.other}) MATCH %s
                WITH a, b, r ORDER BY r.%s, elementId(r)
                WITH a, b, collect(r) AS edges
                FOREACH (surplus IN edges[1..] | DELETE surplus)""".formatted(edge, time));
    }
}
