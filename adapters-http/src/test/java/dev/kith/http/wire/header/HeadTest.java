package dev.kith.http.wire.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class HeadTest {

    @Inject
    RawHttp raw;

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    Users users;

    @Inject
    Router router;

    /** The headers without those that are new in each answer. */
    private static Map<String, List<String>> lasting(RawHttp.Response answer) {
        answer.headers().keySet().removeAll(List.of("Date", "X-Request-Id"));
        return answer.headers();
    }

    @Test
    void head_has_the_status_and_the_headers_of_get_on_every_route() {
        long ada = people.user(people.name("ada"));
        people.mutual(people.user(people.name("bob")), ada);
        List<String> paths = new ArrayList<>(
                Routes.pathsToGet(router, users.find(new UserId(ada)).orElseThrow()));
        assertThat(paths).hasSizeGreaterThan(45);
        paths.addAll(List.of("/api/v2/none/", "/none", "/api/v2/user/999999/", "/oauth/token/", "/px/v1/none"));
        for (String path : paths) {
            for (String[] headers : new String[][] {
                {},
                {"Authorization: Bearer " + api.token(ada)},
                {"Authorization: Bearer x"},
                {"Accept: text/plain"},
                {"Accept-Encoding: gzip"},
                {"Origin: https://app.example.org"}
            }) {
                RawHttp.Response get = raw.get(path, headers);
                RawHttp.Response head = raw.send("HEAD", path, headers);
                String what = path + " " + String.join("", headers);
                assertThat(get.body()).as(what).isNotEmpty();
                assertThat(get.header("Content-Type")).as(what).isNotEmpty();
                assertThat(head.status()).as(what).isEqualTo(get.status());
                // an error names its request, so that the compressed length differs
                if (get.header("Content-Encoding").isEmpty()) {
                    assertThat(Integer.parseInt(get.header("Content-Length")))
                            .as(what)
                            .isPositive();
                    assertThat(lasting(head)).as(what).isEqualTo(lasting(get));
                } else {
                    assertThat(head.headers().keySet())
                            .as(what)
                            .isEqualTo(get.headers().keySet());
                }
                assertThat(head.body()).as(what).isEmpty();
            }
        }
    }
}
