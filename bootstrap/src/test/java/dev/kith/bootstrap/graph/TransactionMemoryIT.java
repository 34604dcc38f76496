package dev.kith.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.Imports;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.bulk.Neo4jImports;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.transport.EmbeddedNeo4jLoader;
import dev.kith.neo4j.user.Neo4jDeletions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kith's own transactions need less memory than the smallest limit of a statement has. */
@Timeout(300)
final class TransactionMemoryIT {

    /** Half of what a statement may take with the smallest heap that the launcher gives. */
    private static final String LIMIT = "48m";

    private static final int FANS = 8_000;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"192, 96", "416, 104", "4096, 1024", "64, 64"})
    void a_statement_takes_a_quarter_of_all_memory_but_enough_for_an_import(long all, long one) {
        assertThat(EmbeddedNeo4jSettings.transactionMib(all)).isEqualTo(one);
    }

    @Test
    void an_import_and_a_deletion_fit() {
        Map<String, String> settings = new HashMap<>(EmbeddedNeo4jSettings.of(Neo4jPortSettings.CLOSED, false));
        settings.put("db.memory.transaction.max", LIMIT);
        try (Database database = EmbeddedNeo4jLoader.start(
                folder.resolve("neo4j"), settings, "a-password", Graph.OPERATOR_READ_TIMEOUT, true)) {
            Schema.migrate(database);
            FollowList follows = new FollowList();
            for (long fan = 2; fan < FANS + 2; fan++) {
                follows.add(fan, 1, FollowList.UNKNOWN_TIME);
                follows.add(1, fan, FollowList.UNKNOWN_TIME);
            }
            importAll(database, follows);
            assertThat(follows(database)).isEqualTo(2 * FANS);

            Neo4jDeletions deletions = new Neo4jDeletions(database);
            deletions.begin(new UserId(1), null, Instant.EPOCH, _ -> UserStatus.HARD_DELETED);
            deletions.finish(new UserId(1));
            assertThat(follows(database)).isZero();
            assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();

            assertThatThrownBy(() -> database.write(transaction ->
                            transaction.run("UNWIND range(1, 10000000) AS n RETURN count(DISTINCT n)", Map.of())))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code()).contains("MemoryPoolOutOfMemoryError"));
        }
    }

    private static void importAll(Database database, FollowList follows) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        ImportRun run = new ImportRun(() -> false, Clock.systemUTC(), BadLines.silent(), nowhere, new ImportReport());
        Imports imports = new Neo4jImports(database, false);
        Importer importer = new Importer(imports, false, run);
        Set<Long> users = LongStream.of(follows.users()).boxed().collect(Collectors.toSet());
        importer.follows(follows, importer.placeholderUsers(Importer.unknownUsers(imports, users)));
    }

    private static long follows(Database database) {
        return database.read(transaction -> transaction
                .run("MATCH ()-[f:FOLLOWS]->() RETURN count(f) AS n", Map.of())
                .getFirst()
                .number("n"));
    }
}
