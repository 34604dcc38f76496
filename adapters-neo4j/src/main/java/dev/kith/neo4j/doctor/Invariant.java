package dev.kith.neo4j.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the graph. What breaks it is found by reading the whole graph once.
 *
 * @param description the rule, as a sentence
 * @param find answers a row for everything that breaks it: {@code one} and {@code other}, the ids it stands between
 * @param fix makes it hold again for the rows found, given as {@code $rows}; null where that takes a person
 */
record Invariant(
        String name,
        String description,
        String find,
        @Nullable String fix) {

    /** What constraints ask for, found without any index, so that they can be made again after these are mended. */
    static final List<Invariant> BEFORE_SCHEMA = List.of(
            new Invariant(
                    "no-self-follow",
                    "No one follows, hides or is connected with themselves.",
                    "MATCH (a)-[r:FOLLOWS|HIDES|CONNECTED|REQUESTED]->(b) WHERE a = b RETURN a.id AS one, b.id AS other",
                    "UNWIND $rows AS row MATCH (a:User {id: row.one})-[r:FOLLOWS|HIDES|CONNECTED|REQUESTED]->(a) DELETE r"),
            once("follow-once", "No one follows another twice.", "(a)-[r:FOLLOWS]->(b)", "since"),
            once("connection-once", "No two are connected twice.", "(a)-[r:CONNECTED]-(b)", "since"),
            once("request-once", "Between two there is one request at most.", "(a)-[r:REQUESTED]-(b)", "created"),
            once("hide-once", "No one hides another twice.", "(a)-[r:HIDES]->(b)", "since"),
            new Invariant("follow-ids", "The ids on a follow are the ids of its two users.", """
                    MATCH (a)-[f:FOLLOWS]->(b)
                    WHERE coalesce(f.follower, -1) <> a.id OR coalesce(f.followee, -1) <> b.id
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.follower = a.id, f.followee = b.id"""),
            new Invariant(
                    "connection-ids",
                    "A connection goes from the lower id to the higher and carries both, and the time it began.",
                    """
                    MATCH (a)-[c:CONNECTED]->(b)
                    WHERE a.id > b.id OR coalesce(c.low, -1) <> a.id OR coalesce(c.high, -1) <> b.id OR c.since IS NULL
                    RETURN a.id AS one, b.id AS other""",
                    """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[c:CONNECTED]->(b:User {id: row.other})
                    WITH c, coalesce(c.since, datetime().epochMillis * 1000) AS since,
                         CASE WHEN a.id < b.id THEN a ELSE b END AS low, CASE WHEN a.id < b.id THEN b ELSE a END AS high
                    DELETE c
                    MERGE (low)-[n:CONNECTED {low: low.id, high: high.id}]->(high) ON CREATE SET n.since = since"""),
            new Invariant(
                    "request-ids", "A request carries the ids of its two users, and the time it was made.", """
                    MATCH (a)-[r:REQUESTED]->(b)
                    WHERE coalesce(r.from, -1) <> a.id OR coalesce(r.to, -1) <> b.id OR r.created IS NULL
                       OR coalesce(r.low, -1) <> CASE WHEN a.id < b.id THEN a.id ELSE b.id END
                       OR coalesce(r.high, -1) <> CASE WHEN a.id < b.id THEN b.id ELSE a.id END
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[r:REQUESTED]->(b:User {id: row.other})
                    SET r.from = a.id, r.to = b.id, r.created = coalesce(r.created, datetime().epochMillis * 1000),
                        r.low = CASE WHEN a.id < b.id THEN a.id ELSE b.id END, r.high = CASE WHEN a.id < b.id THEN b.id ELSE a.id END"""),
            new Invariant("hide-ids", "The ids on a hiding are the ids of its two users.", """
                    MATCH (a)-[h:HIDES]->(b)
                    WHERE coalesce(h.hider, -1) <> a.id OR coalesce(h.hidden, -1) <> b.id OR h.since IS NULL
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[h:HIDES]->(b:User {id: row.other})
                    SET h.hider = a.id, h.hidden = b.id, h.since = coalesce(h.since, datetime().epochMillis * 1000)"""));

    static final List<Invariant> AFTER_SCHEMA = List.of(
            new Invariant(
                    "follow-since",
                    "Every follow has the time it began.",
                    "MATCH (a)-[f:FOLLOWS]->(b) WHERE f.since IS NULL RETURN a.id AS one, b.id AS other",
                    """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.since = datetime().epochMillis * 1000"""),
            new Invariant("mutual", "A follow is mutual exactly when the other follows back.", """
                    MATCH (a)-[f:FOLLOWS]->(b)
                    WHERE f.mutual IS NULL OR f.mutual <> EXISTS { (b)-[:FOLLOWS]->(a) }
                    RETURN a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (a:User {id: row.one})-[f:FOLLOWS]->(b:User {id: row.other})
                    SET f.mutual = EXISTS { (b)-[:FOLLOWS]->(a) }"""),
            new Invariant(
                    "request-beside-connection",
                    "Between two who are connected there is no request.",
                    """
                    MATCH (a)-[r:REQUESTED]->(b)
                    WHERE EXISTS { (a)-[:CONNECTED]-(b) }
                    RETURN a.id AS one, b.id AS other""",
                    "UNWIND $rows AS row MATCH (:User {id: row.one})-[r:REQUESTED]->(:User {id: row.other}) DELETE r"),
            new Invariant("hidden-pair", "Between two of whom one hides the other nothing else stands.", """
                    MATCH (a)-[:HIDES]->(b)
                    WHERE EXISTS { (a)-[:FOLLOWS|CONNECTED|REQUESTED]-(b) }
                    RETURN DISTINCT a.id AS one, b.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (:User {id: row.one})-[r:FOLLOWS|CONNECTED|REQUESTED]-(:User {id: row.other})
                    WITH DISTINCT r DELETE r"""),
            new Invariant("listed", "Whoever is not deleted is listed, and no one else.", """
                    MATCH (u:User)
                    WHERE (u:Listed) <> (u.status IN ['a', 'b'])
                    RETURN u.id AS one, u.id AS other""", """
                    UNWIND $rows AS row
                    MATCH (u:User {id: row.one})
                    FOREACH (x IN CASE WHEN u.status IN ['a', 'b'] THEN [u] ELSE [] END | SET x:Listed)
                    FOREACH (x IN CASE WHEN u.status IN ['a', 'b'] THEN [] ELSE [u] END | REMOVE x:Listed)"""),
            new Invariant(
                    "deleted-users",
                    "The edges of deleted users are parked.",
                    """
                    MATCH (u:User)
                    WHERE u.status IN ['d', 'u'] AND NOT u:Leaving AND EXISTS { (u)-[:FOLLOWS|CONNECTED|REQUESTED]-() }
                    RETURN u.id AS one, u.id AS other""",
                    "UNWIND $rows AS row MATCH (u:User {id: row.one}) SET u:Leaving"),
            new Invariant(
                    "leaving",
                    "No deletion is left half done.",
                    "MATCH (u:Leaving) RETURN u.id AS one, u.id AS other",
                    ""),
            new Invariant(
                    "user-keys",
                    "A user has an id, a uuid, a name and a status, and is found by the folded name.",
                    """
                    MATCH (u:User)
                    WHERE u.id IS NULL OR u.uuid IS NULL OR u.username IS NULL OR u.status IS NULL
                       OR coalesce(u.username_key, '') <> toLower(u.username)
                    RETURN coalesce(u.id, 0) AS one, coalesce(u.id, 0) AS other""",
                    null),
            new Invariant("sequence", "The next id to be given is greater than every id there is or was.", """
                    OPTIONAL MATCH (s:Sequence {name: 'user'})
                    WITH coalesce(s.last, 0) AS last
                    MATCH (u:User|Gone) WHERE u.id > last
                    RETURN u.id AS one, last AS other""", """
                    UNWIND $rows AS row
                    WITH max(row.one) AS greatest
                    MERGE (s:Sequence {name: 'user'})
                    SET s.last = CASE WHEN coalesce(s.last, 0) < greatest THEN greatest ELSE s.last END"""));

    /** Counted user by user, in the memory that the longest list takes; of several the oldest stays. */
    private static Invariant once(String name, String law, String edge, String time) {
        String pair = edge.contains("->") ? "" : "WHERE a.id < b.id ";
        return new Invariant(name, law, """
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
