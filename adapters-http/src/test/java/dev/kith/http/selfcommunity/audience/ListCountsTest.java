package dev.kith.http.selfcommunity.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Paging a list by its links or by offsets finds as many users as its count says, on random ties with deletions, hides
 * and blocks.
 */
class ListCountsTest {

    @Nested
    @MicronautTest
    class Where_people_follow extends Walks {

        @Override
        List<String> lists(long user) {
            return List.of(
                    "/user/" + user + "/followers/?",
                    "/user/" + user + "/followings/?",
                    "/user/" + user + "/followers/?mutual=1&",
                    "/user/" + user + "/followings/?mutual=0&");
        }

        @Override
        void tie(long one, long other) {
            api.post("/api/v2/user/" + other + "/follow/", null, api.as(one));
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class Where_people_connect extends Walks {

        @Override
        List<String> lists(long user) {
            return List.of("/user/" + user + "/connections/?", "/user/" + user + "/connections/?mutual=1&");
        }

        @Override
        List<String> ownLists() {
            List<String> lists = new ArrayList<>(super.ownLists());
            lists.addAll(List.of("/user/connection/requests/?", "/user/connection/requests_sent/?"));
            return lists;
        }

        @Override
        void tie(long one, long other) {
            api.post("/api/v2/user/" + other + "/connection/request/", null, api.as(one));
        }
    }

    abstract static class Walks {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        private final List<Long> everyone = new ArrayList<>();
        private String stem;

        abstract List<String> lists(long user);

        abstract void tie(long one, long other);

        List<String> ownLists() {
            return List.of(
                    "/user/?search=" + stem + "&",
                    "/user/search/?user=" + stem + "&",
                    "/user/hidden_users/?",
                    "/suggestion/user/?");
        }

        @BeforeEach
        void random_people() {
            Random random = new Random(Contract.seed());
            stem = people.name("w");
            for (int number = 0; number < 10; number++) {
                everyone.add(people.user(stem + number, Profile.EMPTY, Role.MEMBER));
            }
            for (int act = 0; act < 120; act++) {
                long one = everyone.get(random.nextInt(10));
                long other = everyone.get(random.nextInt(10));
                if (random.nextInt(12) == 0 && one != other) {
                    people.hide(one, other);
                } else {
                    tie(one, other);
                }
                if (random.nextInt(4) == 0) {
                    api.post("/api/v2/status/", "{\"text\":\"t\"}", api.as(one, "Content-Type", "application/json"));
                }
            }
            people.status(everyone.get(3), UserStatus.BLOCKED);
            api.send("DELETE", "/api/v2/user/" + everyone.get(8) + "/", null, api.as(everyone.get(8)));
            api.send("DELETE", "/api/v2/user/" + everyone.get(9) + "/?hard=1", null, api.as(everyone.get(9)));
        }

        @Test
        void count_is_the_number_of_users_on_all_pages() {
            for (int viewer = -1; viewer < 8; viewer++) {
                String[] caller = viewer < 0 ? new String[0] : api.as(everyone.get(viewer));
                List<String> lists = new ArrayList<>(List.of("/user/autocomplete/?search=" + stem + "&"));
                for (long user : everyone.subList(0, 8)) {
                    lists.addAll(lists(user));
                    lists.add("/user/" + user + "/feed/?");
                }
                if (viewer >= 0) {
                    lists.addAll(ownLists());
                }
                for (String list : lists) {
                    List<Map<String, Object>> linked = byLinks("/api/v2" + list + "limit=2", caller);
                    assertThat(linked)
                            .as(list)
                            .doesNotHaveDuplicates()
                            .isEqualTo(byOffsets("/api/v2" + list, linked.size(), caller));
                }
            }
        }

        private List<Map<String, Object>> byLinks(String path, String... caller) {
            List<Map<String, Object>> walked = new ArrayList<>();
            long count = -1;
            for (@Nullable Object next = path; next != null; ) {
                ApiClient.Response page = api.get((String) next, caller);
                assertThat(page.status()).as(next + page.raw().body()).isEqualTo(200);
                assertThat(count < 0 || count == page.count())
                        .as("%s says %s, once %s", next, page.count(), count)
                        .isTrue();
                count = page.count();
                walked.addAll(page.results());
                next = page.get("next");
            }
            assertThat(walked).as(path).hasSize((int) count);
            return walked;
        }

        private List<Map<String, Object>> byOffsets(String path, int count, String... caller) {
            List<Map<String, Object>> walked = new ArrayList<>();
            for (int offset = 0; offset <= count; offset += 3) {
                walked.addAll(api.get(path + "limit=3&offset=" + offset, caller).results());
            }
            return walked;
        }
    }
}
