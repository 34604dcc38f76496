package dev.kith.neo4j.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.HotPlans;
import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans of the lists of followers, followings and connections. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class AudiencePlansIT extends HotPlans {

    @ParameterizedTest
    @EnumSource
    void a_list_is_read_in_the_order_of_its_index(AudienceKind kind) {
        AudienceQueries queries = AudienceQueries.of(kind);
        Stream.of(List.of(queries.whole()), queries.ranges(), queries.rangesAfter())
                .flatMap(List::stream)
                .forEach(cypher -> {
                    List<String> plan = plan(cypher);
                    assertThat(plan)
                            .as(cypher)
                            .contains("DirectedRelationshipIndexSeek")
                            .doesNotContain("DirectedRelationshipUniqueIndexSeek");
                    assertStreams(cypher, plan);
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_user_in_a_list_is_found_by_index(AudienceKind kind) {
        AudienceQueries queries = AudienceQueries.of(kind);
        assertSeeks(queries.among());
        assertSeeks(queries.common());
        if (!queries.mutuals().isEmpty()) {
            assertSeeks(queries.mutuals());
        }
    }

    /** The ranges that are merged are sorted, and nothing is scanned or walked. */
    @ParameterizedTest
    @EnumSource
    void a_page_read_at_once_is_found_by_index(AudienceKind kind) {
        Mutuality mutuality = kind == AudienceKind.CONNECTIONS ? Mutuality.NONE : Mutuality.RECIPROCAL;
        List<Position> positions = List.of(
                Offset.first(20),
                new Position.After(new Cursor(kind != AudienceKind.CONNECTIONS, Instant.EPOCH, new UserId(4)), 20));
        for (Mutuality each : EnumSet.of(mutuality, Mutuality.NONE)) {
            for (Position position : positions) {
                for (@Nullable UserId viewer : Arrays.asList(null, new UserId(1))) {
                    PageStatement.of(
                                    new AudienceQuery(new UserId(1), kind, each, null, viewer, position),
                                    CommunityMode.FOLLOW)
                            .map(PageStatement::cypher)
                            .ifPresent(cypher -> assertThat(plan(cypher))
                                    .as(cypher)
                                    .contains("DirectedRelationshipIndexSeek", "NodeUniqueIndexSeek")
                                    .noneMatch(operator ->
                                            operator.contains("Scan") || operator.startsWith("Expand(Into)")));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_total_is_a_degree(AudienceKind kind) {
        assertThat(plan(AudienceQueries.of(kind).degree()))
                .containsExactly("ProduceResults", "Projection", "NodeUniqueIndexSeek");
    }
}
