package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Dialects that are turned off; a test of one could not be in its package, which is then not there. */
class DisabledDialectsTest {

    @Nested
    @MicronautTest
    @Property(name = "kith.reflect.enabled", value = "false")
    class Without_reflect {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void nothing_of_it_is_there_and_the_others_are() {
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
}
