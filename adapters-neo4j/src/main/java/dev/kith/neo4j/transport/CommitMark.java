package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.journal.JournalPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.neo4j.driver.Record;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.ClientException;

/**
 * What a write transaction leaves in the graph so that it is found again if the answer to its commit is lost: a number
 * and a random token. They are on its page of the journal. A transaction without a page has its number and token on the
 * sequence of the journal, which keeps those of the last {@value #KEPT}.
 *
 * <p>The last statement of a transaction leaves the mark, and so locks the sequence until the transaction ends. Who has
 * the lock afterwards knows that the transaction has ended, and whether its number has its token.
 *
 * @param lookUp Cypher that returns whether the number has the token, null where nothing tells any more
 * @param upto the number of the newest entry of the journal
 * @param transactions how many transactions counted themselves until this one
 */
record CommitMark(String lookUp, long number, int token, long upto, long transactions) {

    private static final int KEPT = 256;

    private static final String ADD = JournalPage.LOCK + """

            WITH s SET s.pageless = coalesce(s.pageless, 0) + 1,
                       s.tokens = (coalesce(s.tokens, []) + $token)[-%s..],
                       s.transactions = coalesce(s.transactions, 0) + $counted
            RETURN s.pageless AS number, coalesce(s.last, 0) AS upto, s.transactions AS transactions""".formatted(KEPT);

    private static final String OF_SEQUENCE = """
            MATCH (s:Sequence {name: 'journal'})
            WITH coalesce(s.pageless, 0) - $number AS later, s.tokens AS tokens
            RETURN CASE WHEN later < 0 THEN false
                        WHEN later < size(tokens) THEN tokens[-1 - later] = $token END AS committed""";

    /** Reads the page that has the number or, because that one is not there, the next. */
    private static final String OF_PAGE = """
            MATCH (j:Journal) USING INDEX j:Journal(upto) WHERE j.upto >= $number
            WITH j ORDER BY j.upto LIMIT 1
            RETURN CASE WHEN j.upto = $number THEN coalesce(j.token = $token, false)
                        WHEN j.upto - size(j.kinds) < $number THEN false END AS committed""";

    static CommitMark addPage(SimpleQueryRunner transaction, JournalPage page, int run) {
        int token = randomToken();
        Map<String, Object> properties = new HashMap<>(page.properties(run, false));
        properties.put("token", token);
        Record added =
                transaction.run(JournalPage.APPEND, Map.of("page", properties)).single();
        return of(OF_PAGE, added, "upto", token);
    }

    static CommitMark addToSequence(SimpleQueryRunner transaction, boolean isCounted) {
        int token = randomToken();
        Record added = transaction
                .run(ADD, Map.of("token", token, "counted", isCounted ? 1 : 0))
                .single();
        return of(OF_SEQUENCE, added, "number", token);
    }

    private static CommitMark of(String lookUp, Record added, String number, int token) {
        return new CommitMark(
                lookUp,
                added.get(number).asLong(),
                token,
                added.get("upto").asLong(),
                added.get("transactions").asLong());
    }

    /** Not negative and of 31 bits, because Neo4j stores such numbers in less space. */
    private static int randomToken() {
        return ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    /**
     * Waits until the transaction with the mark has ended.
     *
     * @throws ClientException if it is too late to know
     */
    boolean isCommitted(SimpleQueryRunner later) {
        later.run(JournalPage.LOCK).consume();
        List<Value> committed =
                later.run(lookUp, Map.of("number", number, "token", token)).list(row -> row.get("committed"));
        if (committed.isEmpty()) {
            return false;
        }
        if (committed.getFirst().isNull()) {
            throw new ClientException("Too many transactions were committed since");
        }
        return committed.getFirst().asBoolean();
    }
}
