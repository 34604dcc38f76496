package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "kith.test.content-available", value = "false")
class ContentForMembersTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Test
    void autocomplete_and_feeds_require_a_token() {
        long ada = people.user(people.name("ada"));
        for (String path : List.of("/api/v2/user/autocomplete/", "/api/v2/user/" + ada + "/feed/")) {
            var anonymous = api.get(path);
            assertThat(anonymous.status()).as(path).isEqualTo(401);
            assertThat(anonymous.code()).isEqualTo("not_authenticated");
            assertThat(api.get(path, api.as(ada)).status()).as(path).isEqualTo(200);
        }
    }
}
