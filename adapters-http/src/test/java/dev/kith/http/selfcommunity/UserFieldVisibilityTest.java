package dev.kith.http.selfcommunity;

import static dev.kith.http.selfcommunity.UserFieldVisibilityTest.Viewer.ADMIN;
import static dev.kith.http.selfcommunity.UserFieldVisibilityTest.Viewer.ANONYMOUS;
import static dev.kith.http.selfcommunity.UserFieldVisibilityTest.Viewer.OTHER;
import static dev.kith.http.selfcommunity.UserFieldVisibilityTest.Viewer.SELF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks each field of a user for each kind of caller, on every route that returns a user. */
class UserFieldVisibilityTest {

    enum Viewer {
        ANONYMOUS,
        OTHER,
        SELF,
        ADMIN
    }

    /** How much of a user a route shows. */
    private enum Shape {
        /** A user in a list to choose from. */
        BRIEF,
        WHOLE,
        /** A user read by id. */
        ALONE,
        /** The caller themself. */
        ME
    }

    /** @param only the mode that has the field, null for both */
    private record Field(String name, @Nullable CommunityMode only, Set<Shape> shapes, Set<Viewer> viewers) {

        boolean isFor(CommunityMode mode, Shape shape, Viewer viewer) {
            return (only == null || only == mode) && shapes.contains(shape) && viewers.contains(viewer);
        }
    }

    private static final Set<Viewer> ALL = EnumSet.allOf(Viewer.class);
    private static final Set<Viewer> SIGNED_IN = EnumSet.of(OTHER, SELF, ADMIN);
    private static final Set<Viewer> OWNER = EnumSet.of(SELF, ADMIN);

    private static final List<Field> FIELDS = fields();

    private static List<Field> fields() {
        Set<Shape> every = EnumSet.allOf(Shape.class);
        Set<Shape> full = EnumSet.complementOf(EnumSet.of(Shape.BRIEF));
        List<Field> fields = new ArrayList<>();
        for (String name : List.of("id", "username", "real_name", "avatar", "ext_id")) {
            fields.add(new Field(name, null, every, ALL));
        }
        for (String name : List.of(
                "cover",
                "date_joined",
                "bio",
                "location",
                "location_lat_lng",
                "position_lat_lng",
                "date_of_birth",
                "description",
                "gender",
                "website",
                "tags",
                "reputation",
                "community_badge",
                "reg_approved",
                "deleted",
                "company_name",
                "company_role",
                "posts_counter",
                "discussions_counter",
                "statuses_counter",
                "categories_counter")) {
            fields.add(new Field(name, null, full, ALL));
        }
        for (String name : List.of("followers_counter", "followings_counter")) {
            fields.add(new Field(name, CommunityMode.FOLLOW, full, ALL));
        }
        for (String name : List.of(
                "connections_counter", "connection_requests_sent_counter", "connection_requests_received_counter")) {
            fields.add(new Field(name, CommunityMode.FRIENDSHIP, full, ALL));
        }
        fields.add(new Field("connection_status", null, full, SIGNED_IN));
        for (String name : List.of("email", "email_isvalid", "status")) {
            fields.add(new Field(name, null, full, OWNER));
        }
        fields.add(new Field("can_send_pm_to", null, EnumSet.of(Shape.ALONE), SIGNED_IN));
        for (String name :
                List.of("permission", "role", "unseen_interactions_counter", "unseen_notification_banners_counter")) {
            fields.add(new Field(name, null, EnumSet.of(Shape.ME), ALL));
        }
        return fields;
    }

    /** Routes that return no user. A new route must be added here or to the routes that return users. */
    private static final Set<String> WITHOUT_USERS = Set.of(
            "DELETE /api/v2/user/{id}/",
            "GET /api/v2/dynamic_preference/",
            "GET /api/v2/feature/",
            "GET /api/v2/user/hidden_users_id/",
            "GET /api/v2/user/me/permission/",
            "GET /api/v2/user/{id}/connection_status/",
            "GET /api/v2/user/{id}/counters/",
            "GET /api/v2/user/{id}/is_connection/",
            "GET /api/v2/user/{id}/is_followed/",
            "GET /api/v2/user/{id}/is_follower/",
            "GET /api/v2/user/{id}/is_hidden/",
            "GET /api/v2/user/{id}/is_hidden_by/",
            "GET /api/v2/user/{id}/settings/",
            "PATCH /api/v2/user/{id}/change_email/",
            "PATCH /api/v2/user/{id}/change_password/",
            "PATCH /api/v2/user/{id}/settings/",
            "POST /api/v2/jwt/verify_token/",
            "POST /api/v2/user/connection/statuses/",
            "POST /api/v2/user/{id}/confirm_email/",
            "POST /api/v2/user/{id}/connection/accept/",
            "POST /api/v2/user/{id}/connection/cancel_reject/",
            "POST /api/v2/user/{id}/connection/cancel_request/",
            "POST /api/v2/user/{id}/connection/reject/",
            "POST /api/v2/user/{id}/connection/remove/",
            "POST /api/v2/user/{id}/connection/request/",
            "POST /api/v2/user/{id}/connection_requests/mark_seen/",
            "POST /api/v2/user/{id}/follow/",
            "POST /api/v2/user/{id}/hide/",
            "POST /api/v2/user/{id}/settings/",
            "POST /oauth/revoke_token/",
            "POST /oauth/token/");

    /**
     * The kinds of caller that see a user on a route, and how much they see; the kind is relative to each returned
     * user.
     */
    private record Route(Shape shape, @Nullable CommunityMode only, Set<Viewer> viewers) {

        Route(Shape shape, Set<Viewer> viewers) {
            this(shape, null, viewers);
        }
    }

    private static final Map<String, Route> WITH_USERS = Map.ofEntries(
            Map.entry("GET /api/v2/user/", new Route(Shape.WHOLE, SIGNED_IN)),
            Map.entry("GET /api/v2/user/search/", new Route(Shape.WHOLE, SIGNED_IN)),
            Map.entry("GET /api/v2/user/autocomplete/", new Route(Shape.BRIEF, ALL)),
            Map.entry("POST /api/v2/user/match/", new Route(Shape.BRIEF, SIGNED_IN)),
            Map.entry("GET /api/v2/user/hidden_users/", new Route(Shape.WHOLE, EnumSet.of(OTHER, ADMIN))),
            Map.entry("GET /api/v2/suggestion/user/", new Route(Shape.WHOLE, EnumSet.of(OTHER, ADMIN))),
            Map.entry("GET /api/v2/account/search/", new Route(Shape.WHOLE, EnumSet.of(ADMIN))),
            Map.entry("POST /api/v2/account/create/", new Route(Shape.WHOLE, EnumSet.of(ADMIN))),
            Map.entry("GET /api/v2/user/me/", new Route(Shape.ME, EnumSet.of(SELF))),
            Map.entry("GET /api/v2/user/{id}/", new Route(Shape.ALONE, ALL)),
            Map.entry("PATCH /api/v2/user/{id}/", new Route(Shape.WHOLE, EnumSet.of(SELF))),
            Map.entry("PUT /api/v2/user/{id}/", new Route(Shape.WHOLE, EnumSet.of(SELF))),
            Map.entry("GET /api/v2/user/{id}/feed/", new Route(Shape.WHOLE, ALL)),
            Map.entry("POST /api/v2/post/", new Route(Shape.WHOLE, EnumSet.of(SELF))),
            Map.entry("POST /api/v2/discussion/", new Route(Shape.WHOLE, EnumSet.of(SELF))),
            Map.entry("POST /api/v2/status/", new Route(Shape.WHOLE, EnumSet.of(SELF))),
            Map.entry("GET /api/v2/user/{id}/followers/", new Route(Shape.WHOLE, CommunityMode.FOLLOW, ALL)),
            Map.entry("GET /api/v2/user/{id}/followings/", new Route(Shape.WHOLE, CommunityMode.FOLLOW, ALL)),
            Map.entry("GET /api/v2/user/{id}/connections/", new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, ALL)),
            Map.entry(
                    "GET /api/v2/user/connection/requests/",
                    new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, SIGNED_IN)),
            Map.entry(
                    "GET /api/v2/user/{id}/connection/requests/",
                    new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, SIGNED_IN)),
            Map.entry(
                    "GET /api/v2/user/{id}/connection_requests/",
                    new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, SIGNED_IN)),
            Map.entry(
                    "GET /api/v2/user/connection/requests_sent/",
                    new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, SIGNED_IN)),
            Map.entry(
                    "GET /api/v2/user/{id}/connection/requests_sent/",
                    new Route(Shape.WHOLE, CommunityMode.FRIENDSHIP, SIGNED_IN)));

    /** A user in a response. */
    private record Sighting(String route, Viewer viewer, Map<String, Object> user) {}

    @Nested
    @MicronautTest
    class Where_people_follow extends Seen {

        Where_people_follow() {
            super(CommunityMode.FOLLOW);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class Where_people_connect extends Seen {

        Where_people_connect() {
            super(CommunityMode.FRIENDSHIP);
        }
    }

    abstract static class Seen {

        private static final Pattern EMAIL = Pattern.compile("[\\w.-]+@example\\.org");

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Inject
        JsonMapper mapper;

        @Inject
        Router router;

        private final CommunityMode mode;

        private long sue;
        private String name;
        private long otto;
        private long root;
        private long hub;

        Seen(CommunityMode mode) {
            this.mode = mode;
        }

        /**
         * All users have a tie with Hub. Sue, who also wrote a post, has ties with Otto and Root. These two hide a
         * pest.
         */
        @BeforeEach
        void a_small_world() {
            name = people.name("sue");
            sue = people.user(name);
            otto = people.user(people.name("otto"));
            root = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
            hub = people.user(people.name("hub"));
            long pest = people.user(people.name("pest"));
            people.hide(otto, pest);
            people.hide(root, pest);
            for (String type : List.of("post", "discussion", "status")) {
                ok(api.post("/api/v2/" + type + "/", "{\"title\":\"t\",\"text\":\"t\"}", json(sue)));
            }
            if (mode == CommunityMode.FOLLOW) {
                people.mutual(hub, sue);
                people.follow(otto, hub);
                people.follow(root, hub);
            } else {
                connect(hub, sue);
                connect(otto, hub);
                connect(root, hub);
                long asked = people.user(people.name("asked"));
                for (long[] pair : new long[][] {{sue, otto}, {sue, root}, {root, asked}, {otto, asked}}) {
                    ask(pair[0], pair[1]);
                }
            }
        }

        private void ask(long from, long to) {
            ok(api.post("/api/v2/user/" + to + "/connection/request/", null, api.as(from)));
        }

        private void connect(long one, long other) {
            ask(one, other);
            ask(other, one);
        }

        private static ApiClient.Response ok(ApiClient.Response answer) {
            assertThat(answer.status())
                    .as(answer.raw().uri() + " " + answer.raw().body())
                    .isBetween(200, 299);
            return answer;
        }

        private String[] json(long caller) {
            return api.as(caller, "Content-Type", "application/json");
        }

        private List<Sighting> everything() {
            List<Sighting> sightings = new ArrayList<>();
            WITH_USERS.forEach((route, what) -> {
                if (what.only() == null || what.only() == mode) {
                    for (long caller : new long[] {0, otto, sue, root}) {
                        sightings.addAll(see(route, caller));
                    }
                }
            });
            return sightings;
        }

        /** @param caller 0 for an anonymous caller */
        private List<Sighting> see(String route, long caller) {
            String[] words = route.split(" ");
            String path = words[1].replace("{id}", "" + subject(route, caller));
            String[] headers = caller == 0 ? new String[] {"Content-Type", "application/json"} : json(caller);
            ApiClient.Response answer = api.send(words[0], path + query(route), body(route), headers);
            assertThat(answer.status()).as(route + " " + answer.raw().body()).isLessThan(500);
            assertNoOnesAddress(route, answer, caller);
            return users(answer).stream()
                    .map(user -> new Sighting(route, viewer(user, caller), user))
                    .toList();
        }

        private long subject(String route, long caller) {
            return switch (route) {
                case "GET /api/v2/user/{id}/followers/",
                        "GET /api/v2/user/{id}/followings/",
                        "GET /api/v2/user/{id}/connections/" -> hub;
                case "GET /api/v2/user/{id}/", "GET /api/v2/user/{id}/feed/" -> sue;
                // the other fields are only for the user themself
                default -> caller == 0 ? sue : caller;
            };
        }

        private String query(String route) {
            return switch (route) {
                case "GET /api/v2/user/", "GET /api/v2/user/autocomplete/" -> "?search=" + name;
                case "GET /api/v2/user/search/" -> "?user=" + name;
                case "GET /api/v2/account/search/" -> "?username=" + name;
                default -> "";
            };
        }

        private @Nullable String body(String route) {
            return switch (route) {
                case "POST /api/v2/user/match/" -> "[\"" + name + "\"]";
                case "POST /api/v2/account/create/" ->
                    "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"Correct-horse-1\"}"
                            .formatted(people.name("new"));
                case "POST /api/v2/post/", "POST /api/v2/discussion/", "POST /api/v2/status/" ->
                    "{\"title\":\"t\",\"text\":\"t\"}";
                default -> null;
            };
        }

        private void assertNoOnesAddress(String route, ApiClient.Response answer, long caller) {
            assertThat(answer.raw().body()).doesNotContain("argon2", "Correct-horse");
            if (caller != root) {
                String own = caller == 0
                        ? ""
                        : (String) api.get("/api/v2/user/me/", api.as(caller)).get("email");
                assertThat(EMAIL.matcher(answer.raw().body())
                                .results()
                                .map(found -> found.group())
                                .filter(address -> !address.equals(own)))
                        .as("addresses in %s", route)
                        .isEmpty();
            }
        }

        private Viewer viewer(Map<String, Object> user, long caller) {
            if (caller == 0) {
                return ANONYMOUS;
            }
            if (((Number) user.get("id")).longValue() == caller) {
                return SELF;
            }
            return caller == root ? ADMIN : OTHER;
        }

        /** Every object in the response, at any depth, that looks like a user. */
        private List<Map<String, Object>> users(ApiClient.Response answer) {
            List<Map<String, Object>> users = new ArrayList<>();
            String body = answer.raw().body();
            if (!body.isEmpty()) {
                collect(parse(body), users);
            }
            return users;
        }

        private Object parse(String body) {
            try {
                return mapper.readValue(body, Argument.OBJECT_ARGUMENT);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        @SuppressWarnings("unchecked")
        private static void collect(@Nullable Object value, List<Map<String, Object>> users) {
            if (value instanceof List<?> list) {
                list.forEach(item -> collect(item, users));
            } else if (value instanceof Map<?, ?> map) {
                if (map.containsKey("username")) {
                    users.add((Map<String, Object>) map);
                }
                map.values().forEach(item -> collect(item, users));
            }
        }

        @TestFactory
        Stream<DynamicTest> a_field_is_there_for_whom_it_is_meant_and_for_no_one_else() {
            List<Sighting> sightings = everything();
            return FIELDS.stream()
                    .flatMap(field -> Arrays.stream(Viewer.values())
                            .map(viewer -> dynamicTest(
                                    field.name() + " for " + viewer,
                                    () -> sightings.stream()
                                            .filter(sighting -> sighting.viewer() == viewer)
                                            .forEach(sighting -> assertThat(
                                                            sighting.user().containsKey(field.name()))
                                                    .as("%s in %s: %s", field.name(), sighting.route(), sighting.user())
                                                    .isEqualTo(field.isFor(
                                                            mode,
                                                            WITH_USERS
                                                                    .get(sighting.route())
                                                                    .shape(),
                                                            viewer))))));
        }

        @Test
        void there_is_no_field_beside_these() {
            Set<String> known = new HashSet<>();
            FIELDS.forEach(field -> known.add(field.name()));
            assertThat(everything())
                    .allSatisfy(sighting ->
                            assertThat(known).containsAll(sighting.user().keySet()));
        }

        @Test
        void every_route_shows_each_field_to_the_documented_callers_only() {
            Map<String, Set<Viewer>> seen = new LinkedHashMap<>();
            everything()
                    .forEach(sighting -> seen.computeIfAbsent(sighting.route(), route -> new LinkedHashSet<>())
                            .add(sighting.viewer()));
            WITH_USERS.forEach((route, what) -> {
                if (what.only() == null || what.only() == mode) {
                    assertThat(seen.get(route)).as(route).isEqualTo(what.viewers());
                }
            });
        }

        @Test
        void every_route_is_known_to_show_users_or_none() {
            TreeSet<String> known = new TreeSet<>(WITHOUT_USERS);
            known.addAll(WITH_USERS.keySet());
            assertThat(known)
                    .hasSize(WITHOUT_USERS.size() + WITH_USERS.size())
                    .isEqualTo(Routes.of(router, "/api/v2/", "/oauth/"));
        }

        /** Sends the caller's own id and another's, without a body: a refusal must not show a user either. */
        @Test
        void the_other_routes_show_no_user() {
            for (String route : WITHOUT_USERS) {
                String[] words = route.split(" ");
                for (long caller : new long[] {otto, root}) {
                    for (long id : words[0].equals("DELETE") ? new long[] {caller} : new long[] {hub, caller}) {
                        var answer = api.send(words[0], words[1].replace("{id}", "" + id), null, json(caller));
                        assertThat(users(answer)).as(route).isEmpty();
                        assertNoOnesAddress(route, answer, 0);
                    }
                }
            }
        }

        @Test
        void a_deleted_user_shows_the_public_fields_and_the_time_of_deletion() {
            people.status(sue, UserStatus.SOFT_DELETED);
            for (long caller : new long[] {0, otto}) {
                String[] headers = caller == 0 ? new String[0] : api.as(caller);
                Map<String, Object> user =
                        users(api.get("/api/v2/user/" + sue + "/", headers)).getFirst();
                assertThat(user)
                        .containsKeys("deleted_at", "username")
                        .doesNotContainKeys("email", "email_isvalid", "status");
                assertThat(user.keySet()).noneMatch(key -> key.endsWith("_counter"));
            }
            assertThat(users(api.get("/api/v2/user/" + sue + "/", api.as(root))).getFirst())
                    .containsEntry("status", "d");
        }

        /** Only the user and the moderators see that a user is blocked. */
        @Test
        void other_users_cannot_see_that_a_user_is_blocked() {
            Map<String, Object> before =
                    users(api.get("/api/v2/user/" + sue + "/", api.as(otto))).getFirst();
            people.status(sue, UserStatus.BLOCKED);
            assertThat(users(api.get("/api/v2/user/" + sue + "/", api.as(otto))).getFirst())
                    .isEqualTo(before);
            assertThat(users(api.get("/api/v2/user/" + sue + "/", api.as(root))).getFirst())
                    .containsEntry("status", "b");
        }

        /** A user found as an account has the administrator's relation, as on every other route. */
        @Test
        void an_administrator_sees_their_own_relation_to_an_account() {
            if (mode == CommunityMode.FOLLOW) {
                people.follow(root, sue);
            }
            var found = api.get("/api/v2/account/search/?username=" + name, api.as(root));
            assertThat(found.get("connection_status"))
                    .isEqualTo(mode == CommunityMode.FOLLOW ? "followed" : "received_connection_request");
        }
    }
}
