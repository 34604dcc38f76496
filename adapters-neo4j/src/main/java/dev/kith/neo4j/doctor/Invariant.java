package dev.kith.neo4j.doctor;

import java.util.List;

/**
 * Something that must hold of every edge or user.
 *
 * @param name one word or two
 * @param law what must hold, for people
 * @param find a statement that answers every fault as {@code id} (the element it is at) and the ids of the users concerned, {@code one} and
 *     {@code other}; it looks at what lies at the ends of an edge, never at what the edge says of itself
 * @param mend statements that put the elements {@code $ids} right; each looks again, since what was found may have changed
 */
record Invariant(String name, String law, String find, List<String> mend) {

    private static final String PEOPLE = "FOLLOWS|CONNECTED|REQUESTED";

    /** In an order in which each may rely on those before it: what should not be there goes first, then what is there is put right. */
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "itself",
                    "no one follows, connects to or hides themselves",
                    "MATCH (a:User)-[e:" + PEOPLE + "|HIDES]->(b:User) WHERE a = b RETURN elementId(e) AS id, a.id AS one, b.id AS other",
                    List.of("UNWIND $ids AS id MATCH (a)-[e:" + PEOPLE + "|HIDES]->(b) WHERE elementId(e) = id AND a = b DELETE e")),
            new Invariant(
                    "listed",
                    "users are :Listed as long as they are not deleted",
                    """
                    MATCH (a:User) WHERE (a:Listed) <> (a.status IN ['a', 'b'])
                    RETURN elementId(a) AS id, a.id AS one, a.id AS other""",
                    List.of(
                            "UNWIND $ids AS id MATCH (a:User) WHERE elementId(a) = id AND a.status IN ['a', 'b'] SET a:Listed",
                            "UNWIND $ids AS id MATCH (a:User) WHERE elementId(a) = id AND NOT a.status IN ['a', 'b'] REMOVE a:Listed")),
            new Invariant(
                    "deleted",
                    "edges of deleted users are parked, those of users deleted for good are gone",
                    "MATCH (a:User)-[e:" + PEOPLE + "]->(b:User) WHERE NOT a:Listed OR NOT b:Listed "
                            + "RETURN elementId(e) AS id, a.id AS one, b.id AS other",
                    List.of(
                            "UNWIND $ids AS id MATCH (a:User)-[e:" + PEOPLE + "]->(b:User) WHERE elementId(e) = id "
                                    + "AND (a.status = 'u' OR b.status = 'u') DELETE e",
                            parked("FOLLOWS"),
                            parked("CONNECTED"),
                            parked("REQUESTED"))),
            new Invariant(
                    "hidden",
                    "where one hides the other, no follow, connection or request stands between them",
                    "MATCH (x:User)-[:HIDES]->(y:User) MATCH (x)-[e:" + PEOPLE + "]-(y) "
                            + "RETURN DISTINCT elementId(e) AS id, x.id AS one, y.id AS other",
                    List.of("UNWIND $ids AS id MATCH (a)-[e:" + PEOPLE + "]->(b) WHERE elementId(e) = id AND EXISTS { (a)-[:HIDES]-(b) } DELETE e")),
            oncePerOrderedPair("FOLLOWS", "followed once", "no one follows another twice", "since"),
            oncePerOrderedPair("HIDES", "hidden once", "no one hides another twice", "since"),
            oncePerPair("CONNECTED", "connected once", "two users have one connection at most", "since"),
            oncePerPair("REQUESTED", "asked once", "between two users there is one request at most", "created"),
            new Invariant(
                    "asked, not connected",
                    "no request stands beside a connection",
                    """
                    MATCH (a:User)-[e:REQUESTED]->(b:User) WHERE EXISTS { (a)-[:CONNECTED]-(b) }
                    RETURN elementId(e) AS id, a.id AS one, b.id AS other""",
                    List.of("UNWIND $ids AS id MATCH (a)-[e:REQUESTED]->(b) WHERE elementId(e) = id AND EXISTS { (a)-[:CONNECTED]-(b) } DELETE e")),
            ids("FOLLOWS", "follower", "a.id", "followee", "b.id"),
            ids("HIDES", "hider", "a.id", "hidden", "b.id"),
            ids("REQUESTED", "from", "a.id", "to", "b.id"),
            ids("REQUESTED", "low", "CASE WHEN a.id < b.id THEN a.id ELSE b.id END", "high", "CASE WHEN a.id < b.id THEN b.id ELSE a.id END"),
            new Invariant(
                    "low to high",
                    "a connection goes from the lower id to the higher",
                    "MATCH (a:User)-[e:CONNECTED]->(b:User) WHERE a.id > b.id RETURN elementId(e) AS id, a.id AS one, b.id AS other",
                    List.of(
                            """
                            UNWIND $ids AS id
                            MATCH (a:User)-[e:CONNECTED]->(b:User) WHERE elementId(e) = id AND a.id > b.id
                            WITH a, b, e, e.since AS since
                            DELETE e
                            CREATE (b)-[:CONNECTED {low: b.id, high: a.id, since: since}]->(a)""")),
            ids("CONNECTED", "low", "a.id", "high", "b.id"),
            time("FOLLOWS", "since"),
            time("CONNECTED", "since"),
            time("HIDES", "since"),
            time("REQUESTED", "created"),
            new Invariant(
                    "mutual",
                    "a follow is mutual exactly when the other follows back",
                    """
                    MATCH (a:User)-[e:FOLLOWS]->(b:User) WHERE e.mutual IS NULL OR e.mutual <> EXISTS { (b)-[:FOLLOWS]->(a) }
                    RETURN elementId(e) AS id, a.id AS one, b.id AS other""",
                    List.of(
                            """
                            UNWIND $ids AS id MATCH (a:User)-[e:FOLLOWS]->(b:User) WHERE elementId(e) = id
                            SET e.mutual = EXISTS { (b)-[:FOLLOWS]->(a) }""")),
            new Invariant(
                    "next id",
                    "ids are given from one past the greatest",
                    """
                    MATCH (u:User) WITH max(u.id) AS greatest
                    OPTIONAL MATCH (s:Sequence {name: 'user'})
                    WITH greatest, s WHERE greatest IS NOT NULL AND coalesce(s.last, 0) < greatest
                    RETURN 'user' AS id, greatest AS one, greatest AS other""",
                    List.of(
                            """
                            UNWIND $ids AS id MERGE (s:Sequence {name: id}) SET s.last = coalesce(s.last, 0)
                            WITH s MATCH (u:User) WITH s, max(u.id) AS greatest
                            SET s.last = CASE WHEN s.last < greatest THEN greatest ELSE s.last END""")));

    private static String parked(String type) {
        return "UNWIND $ids AS id MATCH (a:User)-[e:" + type + "]->(b:User) WHERE elementId(e) = id AND (NOT a:Listed OR NOT b:Listed) "
                + "CREATE (a)-[p:PARKED_" + type + "]->(b) SET p = properties(e) DELETE e";
    }

    private static Invariant oncePerOrderedPair(String type, String name, String law, String time) {
        return once(name, law, "(a)-[%s:" + type + "]->(b)", "", time);
    }

    private static Invariant oncePerPair(String type, String name, String law, String time) {
        return once(name, law, "(a)-[%s:" + type + "]-(b)", " WHERE a.id < b.id", time);
    }

    /** Counted user by user, so that no more than one user's edges are held at a time; the eldest stays. */
    private static Invariant once(String name, String law, String pattern, String which, String time) {
        String edges = pattern.formatted("e");
        return new Invariant(
                name,
                law,
                "MATCH (a:User) CALL (a) { MATCH " + edges + which + " WITH a, b, count(*) AS times WHERE times > 1 MATCH " + edges
                        + " WITH b, e ORDER BY e." + time + " WITH b, collect(elementId(e)) AS all UNWIND all[1..] AS id RETURN id, b.id AS other }"
                        + " RETURN id, a.id AS one, other",
                List.of("UNWIND $ids AS id MATCH " + edges.replace("]-(b)", "]->(b)") + " WHERE elementId(e) = id AND COUNT { "
                        + pattern.formatted("") + " } > 1 DELETE e"));
    }

    private static Invariant ids(String type, String one, String oneIs, String other, String otherIs) {
        return new Invariant(
                type + " " + one + ", " + other,
                "the ids on an edge are those of its ends",
                "MATCH (a:User)-[e:" + type + "]->(b:User) WHERE e." + one + " IS NULL OR e." + one + " <> " + oneIs + " OR e." + other
                        + " IS NULL OR e." + other + " <> " + otherIs + " RETURN elementId(e) AS id, a.id AS one, b.id AS other",
                List.of("UNWIND $ids AS id MATCH (a:User)-[e:" + type + "]->(b:User) WHERE elementId(e) = id SET e." + one + " = " + oneIs + ", e."
                        + other + " = " + otherIs));
    }

    /** An edge without its time is in no list. It cannot be older than the younger of its ends. */
    private static Invariant time(String type, String time) {
        return new Invariant(
                type + " " + time,
                "every edge tells when it began, in whole microseconds",
                "MATCH (a:User)-[e:" + type + "]->(b:User) WHERE NOT (e." + time
                        + " IS :: INTEGER NOT NULL) RETURN elementId(e) AS id, a.id AS one, b.id AS other",
                List.of("UNWIND $ids AS id MATCH (a:User)-[e:" + type + "]->(b:User) WHERE elementId(e) = id SET e." + time
                        + " = 1000 * CASE WHEN a.date_joined > b.date_joined THEN a.date_joined.epochMillis ELSE b.date_joined.epochMillis END"));
    }
}
