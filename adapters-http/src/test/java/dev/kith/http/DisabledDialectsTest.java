package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A disabled dialect has no routes. Not in the package of the dialect, because no bean of that package exists then. */
class DisabledDialectsTest {

    @Nested
    @MicronautTest
    @Property(name = "kith.reflect.enabled", value = "false")
    class Quran_reflect {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void its_routes_are_404_and_other_dialects_answer() {
            long ada = people.user(people.name("ada"));
            for (String path : new String[] {"/profile", "/search", "/my-rooms", "/x/followers"}) {
                ApiClient.Response answer =
                        api.get("/reflect/v1/users" + path, "x-client-id", "x", "x-auth-token", api.token(ada));
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.json()).doesNotContainKey("success");
            }
            assertThat(api.get("/api/v2/user/me/", api.as(ada)).status()).isEqualTo(200);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.graph.enabled", value = "false")
    class Graph {

        @Inject
        RawHttp raw;

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void its_routes_are_404_and_other_dialects_answer() {
            long ada = people.user(people.name("ada"));
            for (String path : List.of("whoami", "openapi.yaml", "problems/not-found")) {
                assertThat(raw.get("/graph/v1/" + path).status()).isEqualTo(404);
            }
            assertThat(api.get("/api/v2/user/me/", api.as(ada)).status()).isEqualTo(200);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.enabled", value = "false")
    class Five_hundred_px {

        @Inject
        ApiClient api;

        @Inject
        TestAccounts members;

        @Test
        void its_routes_are_404_and_other_dialects_answer() {
            long ada = members.join("ada").id();
            for (String path : List.of("/px/v1/users", "/px/v1/users/" + ada + "/friends", "/px/v1/oauth/authorize")) {
                assertThat(api.get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(api.post("/px/v1/oauth/request_token", null).status()).isEqualTo(404);
            assertThat(api.get("/api/v2/user/" + ada + "/").status()).isEqualTo(200);
        }
    }
}
