package dev.kith.http.selfcommunity.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "kith.test.mode", value = "friendship")
class FriendshipModeTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;
    private long bob;
    private long cyd;

    @BeforeEach
    void three_people() {
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
        cyd = people.user(people.name("cyd"));
    }

    private ApiClient.Response step(long caller, String step, long other) {
        String path = step.equals("mark_seen") ? "connection_requests/mark_seen" : "connection/" + step;
        return api.post("/api/v2/user/" + other + "/" + path + "/", null, api.as(caller));
    }

    private Object status(long caller, long other) {
        return api.get("/api/v2/user/" + other + "/connection_status/", api.as(caller))
                .get("connection_status");
    }

    private List<Object> statuses() {
        List<Object> both = new ArrayList<>();
        both.add(status(ada, bob));
        both.add(status(bob, ada));
        return both;
    }

    private void connect(long one, long other) {
        assertThat(step(one, "request", other).status()).isEqualTo(204);
        assertThat(step(other, "accept", one).status()).isEqualTo(204);
    }

    // ---- from a request to a connection and back

    @Test
    void a_request_is_sent_seen_accepted_and_removed() {
        assertThat(statuses()).containsExactly(null, null);
        var sent = step(ada, "request", bob);
        assertThat(sent.status()).isEqualTo(204);
        assertThat(sent.raw().body()).isEmpty();
        assertThat(statuses()).containsExactly("sent_connection_request", "received_connection_request");
        assertThat(step(bob, "mark_seen", ada).status()).isEqualTo(204);
        assertThat(api.get("/api/v2/user/connection/requests/", api.as(bob))
                        .results()
                        .getFirst()
                        .get("viewed"))
                .isNotNull();
        assertThat(step(bob, "accept", ada).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly("connected", "connected");
        for (long[] pair : new long[][] {{ada, bob}, {bob, ada}}) {
            assertThat(api.get("/api/v2/user/" + pair[1] + "/is_connection/", api.as(pair[0]))
                            .get("is_connection"))
                    .isEqualTo(true);
            assertThat(api.get("/api/v2/user/" + pair[0] + "/connections/").ids())
                    .containsExactly(pair[1]);
        }
        assertThat(step(bob, "remove", ada).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly(null, null);
        assertThat(api.get("/api/v2/user/" + ada + "/connections/").count()).isZero();
    }

    @Test
    void two_users_who_ask_each_other_are_connected() {
        step(ada, "request", bob);
        assertThat(step(bob, "request", ada).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly("connected", "connected");
    }

    @Test
    void a_rejection_is_hidden_from_the_sender_of_the_request() {
        step(ada, "request", bob);
        assertThat(step(bob, "reject", ada).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly("sent_connection_request", null);
        assertThat(api.get("/api/v2/user/connection/requests_sent/", api.as(ada))
                        .results()
                        .getFirst())
                .containsEntry("rejected", null);
        assertThat(api.get("/api/v2/user/connection/requests/", api.as(bob))
                        .results()
                        .getFirst()
                        .get("rejected"))
                .isNotNull();
        assertThat(step(ada, "request", bob).status()).isEqualTo(400);
        assertThat(step(bob, "accept", ada).status()).isEqualTo(404);
        assertThat(step(bob, "cancel_reject", ada).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly("sent_connection_request", "received_connection_request");
        assertThat(step(bob, "accept", ada).status()).isEqualTo(204);
    }

    @Test
    void a_request_can_be_cancelled_even_if_it_was_rejected() {
        step(ada, "request", bob);
        assertThat(step(ada, "cancel_request", bob).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly(null, null);
        step(ada, "request", bob);
        step(bob, "reject", ada);
        assertThat(step(ada, "cancel_request", bob).status()).isEqualTo(204);
        assertThat(step(ada, "request", bob).status()).isEqualTo(204);
    }

    @Test
    void actions_that_do_not_apply_are_refused_and_change_nothing() {
        for (String step : List.of("accept", "reject", "cancel_reject", "cancel_request", "remove", "mark_seen")) {
            var answer = step(ada, step, bob);
            assertThat(answer.status()).as(step).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        }
        step(ada, "request", bob);
        for (String step : List.of("accept", "reject", "cancel_reject", "remove", "mark_seen")) {
            assertThat(step(ada, step, bob).status())
                    .as("by the sender: " + step)
                    .isEqualTo(404);
        }
        assertThat(step(ada, "request", bob).status()).isEqualTo(400);
        assertThat(step(bob, "cancel_request", ada).status()).isEqualTo(404);
        assertThat(step(bob, "cancel_reject", ada).status()).isEqualTo(404);
        assertThat(statuses()).containsExactly("sent_connection_request", "received_connection_request");
        step(bob, "accept", ada);
        assertThat(step(bob, "request", ada).status()).isEqualTo(400);
        assertThat(step(bob, "accept", ada).status()).isEqualTo(404);
        for (String step :
                List.of("request", "accept", "reject", "cancel_reject", "cancel_request", "remove", "mark_seen")) {
            assertThat(step(ada, step, ada).status()).as("oneself: " + step).isEqualTo(400);
            assertThat(step(ada, step, 999_999_999).status())
                    .as("no one: " + step)
                    .isEqualTo(404);
            assertThat(api.post("/api/v2/user/" + bob + "/connection/" + step + "/", null)
                            .status())
                    .as("anonymous: " + step)
                    .isIn(401, 404);
        }
    }

    @Test
    void a_deleted_user_gets_no_requests_and_leaves_every_list() {
        connect(ada, bob);
        step(cyd, "request", ada);
        people.status(bob, UserStatus.SOFT_DELETED);
        people.status(cyd, UserStatus.SOFT_DELETED);
        assertThat(step(ada, "request", bob).status()).isEqualTo(404);
        assertThat(step(ada, "accept", cyd).status()).isEqualTo(404);
        assertThat(api.get("/api/v2/user/" + ada + "/connections/").count()).isZero();
        assertThat(api.get("/api/v2/user/connection/requests/", api.as(ada)).count())
                .isZero();
        assertThat(api.get("/api/v2/user/" + ada + "/").json())
                .containsEntry("connections_counter", 0)
                .containsEntry("connection_requests_received_counter", 0);
    }

    @Test
    void a_blocked_user_neither_begins_nor_ends_connections() {
        connect(ada, bob);
        people.status(ada, UserStatus.BLOCKED);
        assertThat(step(ada, "request", cyd).status()).isEqualTo(403);
        assertThat(step(ada, "remove", bob).status()).isEqualTo(403);
        assertThat(api.get("/api/v2/user/" + ada + "/connections/").count()).isEqualTo(1);
    }

    // ---- lists

    @Test
    void connections_list_shared_ones_first() {
        List<Long> friends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            friends.add(people.user(people.name("friend")));
            connect(ada, friends.get(i));
        }
        connect(bob, friends.get(1));
        connect(bob, friends.get(3));
        String list = "/api/v2/user/" + ada + "/connections/";
        assertThat(api.get(list, api.as(bob)).ids())
                .containsExactly(friends.get(3), friends.get(1), friends.get(4), friends.get(2), friends.get(0));
        assertThat(api.get(list + "?mutual=1", api.as(bob)).ids()).containsExactly(friends.get(3), friends.get(1));
        assertThat(api.get(list + "?mutual=0", api.as(bob)).ids())
                .containsExactly(friends.get(4), friends.get(2), friends.get(0));
        assertThat(api.get(list + "?mutual=1").ids()).isEmpty();
        assertThat(api.get(list + "?mutual=0").count()).isEqualTo(5);
        assertThat(api.get(list + "?mutual=2").status()).isEqualTo(400);
        List<Long> walked = new ArrayList<>();
        for (String next = list + "?limit=2"; next != null; ) {
            var page = api.get(next, api.as(bob));
            assertThat(page.count()).isEqualTo(5);
            walked.addAll(page.ids());
            next = (String) page.get("next");
        }
        assertThat(walked).isEqualTo(api.get(list, api.as(bob)).ids());
        assertThat(api.get(list, api.as(bob)).results())
                .allSatisfy(user -> assertThat(user).containsKey("connection_status"));
    }

    @Test
    void the_received_requests_are_the_same_under_every_path_and_private() {
        step(bob, "request", ada);
        step(cyd, "request", ada);
        for (String path : List.of(
                "/user/" + ada + "/connection/requests",
                "/user/" + ada + "/connection_requests",
                "/user/connection/requests")) {
            var answer = api.get("/api/v2" + path + "/?limit=1", api.as(ada));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.count()).isEqualTo(2);
            Map<String, Object> request = answer.results().getFirst();
            assertThat(request)
                    .containsKeys("id", "created")
                    .containsEntry("rejected", null)
                    .containsEntry("viewed", null);
            assertThat((Map<?, ?>) request.get("from_user")).extracting("id").isEqualTo((int) cyd);
            assertThat((Map<?, ?>) request.get("to_user")).extracting("id").isEqualTo((int) ada);
            var second = api.get((String) answer.get("next"), api.as(ada));
            assertThat((Map<?, ?>) second.results().getFirst().get("from_user"))
                    .extracting("id")
                    .isEqualTo((int) bob);
        }
        for (String path : List.of("/user/" + bob + "/connection/requests_sent", "/user/connection/requests_sent")) {
            var answer = api.get("/api/v2" + path + "/", api.as(bob));
            assertThat(answer.count()).as(path).isEqualTo(1);
            assertThat((Map<?, ?>) answer.results().getFirst().get("to_user"))
                    .extracting("id")
                    .isEqualTo((int) ada);
        }
        for (String path : List.of("connection/requests", "connection_requests", "connection/requests_sent")) {
            assertThat(api.get("/api/v2/user/" + ada + "/" + path + "/", api.as(bob))
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(api.get("/api/v2/user/" + ada + "/" + path + "/").status())
                    .as(path)
                    .isEqualTo(401);
        }
        var counters = api.get("/api/v2/user/" + ada + "/counters/");
        assertThat(counters.json())
                .containsEntry("connection_requests_received", 2)
                .containsEntry("connection_requests_received_counter", 2);
    }

    @Test
    void one_request_reads_the_statuses_of_many_users() {
        connect(ada, bob);
        step(cyd, "request", ada);
        var answer = api.post(
                "/api/v2/user/connection/statuses/",
                "{\"users\":[" + bob + "," + cyd + "," + ada + "]}",
                api.as(ada, "Content-Type", "application/json"));
        Map<?, ?> statuses = (Map<?, ?>) answer.get("connection_statuses");
        assertThat(statuses.get("" + bob)).isEqualTo("connected");
        assertThat(statuses.get("" + cyd)).isEqualTo("received_connection_request");
        assertThat(statuses.get("" + ada)).isNull();
    }

    // ---- hide

    @Test
    void hiding_ends_the_connection_and_prevents_a_new_one_until_the_user_is_shown_again() {
        connect(ada, bob);
        step(cyd, "request", ada);
        String hide = "/api/v2/user/" + bob + "/hide/";
        assertThat(api.post(hide, null, api.as(ada)).status()).isEqualTo(204);
        assertThat(api.post("/api/v2/user/" + cyd + "/hide/", null, api.as(ada)).status())
                .isEqualTo(204);
        assertThat(statuses()).containsExactly(null, null);
        assertThat(status(cyd, ada)).isNull();
        assertThat(step(ada, "request", bob).status()).isEqualTo(403);
        assertThat(step(bob, "request", ada).status()).isEqualTo(403);
        assertThat(api.get("/api/v2/user/" + bob + "/is_hidden/", api.as(ada)).get("is_hidden"))
                .isEqualTo(true);
        assertThat(api.get("/api/v2/user/" + ada + "/is_hidden/", api.as(bob)).get("is_hidden"))
                .isEqualTo(false);
        assertThat(api.get("/api/v2/user/" + ada + "/is_hidden_by/", api.as(bob))
                        .get("is_hidden_by"))
                .isEqualTo(true);
        assertThat(api.get("/api/v2/user/hidden_users/", api.as(ada)).ids()).containsExactly(bob, cyd);
        assertThat(api.get("/api/v2/user/hidden_users/?username=cyd", api.as(ada))
                        .ids())
                .containsExactly(cyd);
        assertThat(api.get("/api/v2/user/hidden_users_id/", api.as(ada)).raw().body())
                .isEqualTo("[" + bob + "," + cyd + "]");
        assertThat(api.get("/api/v2/user/?username=bob_", api.as(ada)).ids()).doesNotContain(bob);
        assertThat(api.get("/api/v2/user/?username=bob_&limit=100", api.as(cyd)).ids())
                .contains(bob);
        assertThat(api.post(hide, null, api.as(ada)).status()).isEqualTo(204);
        assertThat(statuses()).containsExactly(null, null);
        assertThat(step(bob, "request", ada).status()).isEqualTo(204);
    }

    @Test
    void hiding_oneself_an_unknown_user_or_anonymously_is_refused() {
        assertThat(api.post("/api/v2/user/" + ada + "/hide/", null, api.as(ada)).status())
                .isEqualTo(400);
        assertThat(api.post("/api/v2/user/999999999/hide/", null, api.as(ada)).status())
                .isEqualTo(404);
        assertThat(api.post("/api/v2/user/" + ada + "/hide/", null).status()).isEqualTo(401);
        for (String path : List.of(
                "/user/hidden_users/",
                "/user/hidden_users_id/",
                "/user/" + bob + "/is_hidden/",
                "/user/" + bob + "/is_hidden_by/")) {
            assertThat(api.get("/api/v2" + path).status()).as(path).isEqualTo(401);
        }
    }
}
