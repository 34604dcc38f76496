package dev.kith.http.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.change.JournalPosition;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state of the graph in the answers of all dialects, and in later requests. */
@MicronautTest
class StateFilterTest {

    private static final List<String> PATHS = List.of("/api/v2/user/%s/", "/px/v1/users/%s", "/reflect/v1/users/%s");

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;
    private long ben;

    @BeforeEach
    void create_users() {
        ada = people.user(people.name("ada"));
        ben = people.user(people.name("ben"));
    }

    private static JournalPosition state(ApiClient.Response answer) {
        return answer.raw()
                .headers()
                .firstValue(StateFilter.HEADER)
                .flatMap(JournalPosition::parse)
                .orElseThrow();
    }

    @Test
    void each_answer_of_a_dialect_has_the_state_also_an_error() {
        for (String path : PATHS) {
            assertThat(state(api.get(path.formatted(ada))).number()).as(path).isPositive();
            assertThat(state(api.get(path.formatted("nobody"))).number())
                    .as(path)
                    .isPositive();
        }
        assertThat(api.get("/health").raw().headers().firstValue(StateFilter.HEADER))
                .isEmpty();
    }

    @Test
    void the_state_of_a_write_is_after_the_state_of_the_read_before_it() {
        JournalPosition before = state(api.get("/api/v2/user/" + ben + "/"));

        ApiClient.Response follow = api.post("/api/v2/user/" + ben + "/follow/", "", api.as(ada));

        assertThat(follow.status()).isEqualTo(204);
        assertThat(state(follow).number()).isEqualTo(before.number() + 1);
    }

    @Test
    void a_state_that_was_answered_is_accepted_by_every_dialect() {
        String state = state(api.get("/api/v2/user/" + ben + "/")).toString();
        for (String path : PATHS) {
            int status = api.get(path.formatted(ada)).status();
            assertThat(api.get(path.formatted(ada), StateFilter.HEADER, state).status())
                    .isEqualTo(status);
            assertThat(api.get(path.formatted(ada) + "?state=" + state).status())
                    .isEqualTo(status);
            assertThat(api.get(path.formatted(ada), StateFilter.HEADER, JournalPosition.START.toString())
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void a_state_of_another_history_is_a_conflict() {
        JournalPosition newest = state(api.get("/api/v2/user/" + ben + "/"));
        JournalPosition ahead = new JournalPosition(newest.number() + 1_000_000, newest.run());
        JournalPosition otherRun = new JournalPosition(newest.number(), newest.run() + 1);
        for (JournalPosition state : List.of(ahead, otherRun)) {
            for (String path : PATHS.subList(0, 2)) {
                ApiClient.Response answer = api.get(path.formatted(ada), StateFilter.HEADER, state.toString());
                assertThat(answer.status()).as(path + " " + state).isEqualTo(409);
                assertThat(answer.raw().body()).contains("of another history of the graph");
            }
            assertThat(api.get("/api/v2/user/" + ada + "/?state=" + state).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void what_is_no_state_is_refused_in_the_header_and_ignored_in_the_query() {
        for (String text : List.of("x", "1", "-1-00000000", "1-xyz", "1-7f3a91c2 ", "99999999999999999999-7f3a91c2")) {
            ApiClient.Response answer = api.get("/api/v2/user/" + ada + "/", StateFilter.HEADER, text + "!");
            assertThat(answer.status()).as(text).isEqualTo(400);
            assertThat(answer.raw().body()).contains("Kith-State is not a state");
        }
        assertThat(api.get("/api/v2/user/" + ada + "/?state=x").status()).isEqualTo(200);
    }
}
