package dev.kith.http.quranreflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.room.RoomSetup;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every documented format. */
@MicronautTest
class ReflectFormatsTest {

    @Inject
    ReflectApp reflect;

    @Inject
    TestUsers people;

    @Inject
    RoomSetup rooms;

    @Inject
    ApiClient api;

    @Inject
    JsonMapper json;

    private long ada;
    private long bob;

    @BeforeEach
    void create_ada_and_bob() {
        ada = people.user(
                people.name("Ada"), Profile.EMPTY.withName("Ada", "King").withBio("Counts."), Role.ADMIN);
        bob = people.user(people.name("bob"), Profile.EMPTY.withRealName("Bob the Whole"), Role.MEMBER);
    }

    private void isExactly(ApiClient.Response answer, String golden) throws IOException {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json.readValue(golden, Argument.mapOf(String.class, Object.class)));
    }

    /** The keys that all user objects have. */
    private String core(long id, String first, String last, String bio, boolean admin, int followers) {
        String avatar = api.get("/api/v2/user/" + id + "/").get("avatar").toString();
        return """
                "id": "%s", "username": "%s", "firstName": "%s", "lastName": "%s", "bio": "%s", "country": "", "verified": false,
                "postAs": false, "postsCount": 0, "followersCount": %d, "likesCount": 0, "isAdmin": %s, "languageId": null,
                "languageIsoCode": "en", "avatarUrls": {"small": "%s", "medium": "%s", "large": "%s"},
                "createdAt": "2024-01-01 00:00:00", "joiningYear": 2024, "socialLinks": {}""".formatted(
                        reflect.uuid(id),
                        reflect.user(id).username(),
                        first,
                        last,
                        bio,
                        followers,
                        admin,
                        avatar,
                        avatar,
                        avatar);
    }

    private static final String SETTINGS = """
            "ayahLanguages": [], "reflectionLanguages": [], "customized": false, "hideFollowSuggestion": false, "showFollowFeaturedSuggestion": true""";

    private static final String SETTINGS_OF_OTHERS = "\"settings\": {" + SETTINGS + "}";

    @Test
    void the_own_profile() throws IOException {
        String own = core(ada, "Ada", "King", "Counts.", true, 0) + ", \"followed\": false, \"settings\": {" + SETTINGS
                + ", \"notifications\": {}, \"display\": {}, \"privacy\": {\"followersVisibility\": \"public\", "
                + "\"followingVisibility\": \"public\", \"requireApproval\": false}}";
        for (String path : new String[] {
            "/profile",
            "/profile/",
            "/profile?qdc=false",
            "/" + reflect.uuid(ada),
            "/" + reflect.user(ada).username() + "/profile"
        }) {
            isExactly(reflect.as(ada, "GET", path, null), "{" + own + "}");
        }
        String avatar = api.get("/api/v2/user/" + ada + "/").get("avatar").toString();
        String connected = own
                + ", \"email\": \"%s\", \"photoUrl\": \"%s\", \"isPasswordSet\": false"
                        .formatted(reflect.user(ada).email(), avatar);
        isExactly(reflect.as(ada, "GET", "/profile?qdc=true", null), "{" + connected + "}");
        isExactly(reflect.as(ada, "GET", "/" + reflect.uuid(ada) + "?qdc=1", null), "{" + connected + "}");
    }

    @Test
    void the_profile_of_another_user() throws IOException {
        long cyd = people.user(people.name("cyd"));
        people.follow(ada, cyd);
        people.follow(cyd, bob);
        people.follow(ada, bob);
        String bobs = core(bob, "Bob", "the Whole", "", false, 2) + ", " + SETTINGS_OF_OTHERS;
        String cyds = core(cyd, "", "", "", false, 1) + ", " + SETTINGS_OF_OTHERS + ", \"followed\": true";
        String seen = bobs + ", \"followed\": true, \"mutualFollowers\": [{" + cyds + "}], \"mutualFollowersCount\": 1";
        for (String path : new String[] {
            "/" + reflect.uuid(bob),
            "/" + reflect.uuid(bob).toUpperCase(Locale.ROOT) + "?qdc=true",
            "/" + reflect.user(bob).username().value().toUpperCase(Locale.ROOT) + "/profile"
        }) {
            isExactly(reflect.as(ada, "GET", path, null), "{" + seen + "}");
            isExactly(reflect.anonymous("GET", path, null), "{" + bobs + "}");
        }
        isExactly(
                reflect.as(bob, "GET", "/" + reflect.uuid(ada), null),
                "{" + core(ada, "Ada", "King", "Counts.", true, 0) + ", " + SETTINGS_OF_OTHERS
                        + ", \"followed\": false, \"mutualFollowers\": [], \"mutualFollowersCount\": 0}");
    }

    @Test
    void the_lists_of_followers_and_followings() throws IOException {
        people.follow(ada, bob);
        String adas = core(ada, "Ada", "King", "Counts.", true, 0) + ", " + SETTINGS_OF_OTHERS;
        String page = "{\"total\": 1, \"currentPage\": 1, \"limit\": 20, \"pages\": 1, \"data\": [{%s}]}";
        String followers = "/" + reflect.uuid(bob) + "/followers";
        isExactly(reflect.anonymous("GET", followers, null), page.formatted(adas));
        isExactly(reflect.as(bob, "GET", followers, null), page.formatted(adas + ", \"followed\": false"));
        String bobs = core(bob, "Bob", "the Whole", "", false, 1) + ", " + SETTINGS_OF_OTHERS;
        isExactly(
                reflect.as(ada, "GET", "/" + reflect.uuid(ada) + "/following", null),
                page.formatted(bobs + ", \"followed\": true"));
        isExactly(
                reflect.as(ada, "GET", "/" + reflect.uuid(ada) + "/followers?page=3&limit=7", null),
                "{\"total\": 0, \"currentPage\": 3, \"limit\": 7, \"pages\": 0, \"data\": []}");
    }

    @Test
    void a_search() throws IOException {
        people.follow(ada, bob);
        String avatar = api.get("/api/v2/user/" + bob + "/").get("avatar").toString();
        String bobs = """
                "id": "%s", "username": "%s", "verified": false, "firstName": "Bob", "lastName": "the Whole", "followersCount": 1, "bio": "",
                "avatarUrls": {"small": "%s", "medium": "%s", "large": "%s"}, "isFollowed": true, "followed": true""".formatted(reflect.uuid(bob), reflect.user(bob).username(), avatar, avatar, avatar);
        String page = "{\"total\": 1, \"currentPage\": 1, \"limit\": 10, \"pages\": 1, \"data\": [{%s}]}";
        String search = "/search?query=" + reflect.user(bob).username();
        isExactly(reflect.as(ada, "GET", search, null), page.formatted(bobs));
        isExactly(reflect.anonymous("GET", search + "&all=true", null), page.formatted(bobs.replace("true", "false")));
        rooms.keep(new Room(new RoomId(41), Room.Type.GROUP, "Forty-one", "", "", true, false, null));
        isExactly(reflect.as(ada, "GET", search + "&roomId=41", null), page.formatted(bobs + ", \"isMember\": false"));
        rooms.join(new UserId(bob), new RoomId(41), Instant.EPOCH);
        isExactly(reflect.as(ada, "GET", search + "&roomId=41", null), page.formatted(bobs + ", \"isMember\": true"));
    }

    @Test
    void the_rooms_of_the_caller() throws IOException {
        rooms.keep(new Room(new RoomId(51), Room.Type.GROUP, "B group", "b-group", "For all", true, false, null));
        rooms.keep(new Room(
                new RoomId(52),
                Room.Type.PAGE,
                "A page",
                "a-page",
                "",
                false,
                true,
                URI.create("https://example.org/p.png")));
        rooms.join(new UserId(ada), new RoomId(51), Instant.EPOCH);
        rooms.join(new UserId(ada), new RoomId(52), Instant.EPOCH);
        rooms.join(new UserId(bob), new RoomId(51), Instant.EPOCH);
        String host =
                api.get("/api/v2/user/" + ada + "/").get("avatar").toString().replaceAll("/avatar.*", "");
        String drawn = host + "/avatar/room/51.svg";
        String picture = "https://example.org/p.png";
        isExactly(reflect.as(ada, "GET", "/my-rooms", null), """
                {"total": 2, "currentPage": 1, "limit": 10, "pages": 1, "data": [
                {"id": 52, "name": "A page", "group": "", "public": false, "roomType": "page", "verified": true, "subdomain": "a-page",
                 "description": "", "membersCount": 1, "avatarUrl": {"small": "%s", "medium": "%s", "large": "%s"}},
                {"id": 51, "name": "B group", "group": "b-group", "public": true, "roomType": "group", "verified": false, "subdomain": "",
                 "description": "For all", "membersCount": 2, "avatarUrl": {"small": "%s", "medium": "%s", "large": "%s"}}]}""".formatted(
                        picture, picture, picture, drawn, drawn, drawn));
        assertThat(api.get(drawn).raw().headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        isExactly(
                reflect.as(ada, "GET", "/my-rooms?name=GROUP&limit=1&page=2", null),
                "{\"total\": 1, \"currentPage\": 2, \"limit\": 1, \"pages\": 1, \"data\": []}");
    }

    @Test
    void the_responses_to_changes() throws IOException {
        isExactly(reflect.as(ada, "PATCH", "/profile", "{}"), "{\"success\": true}");
        isExactly(reflect.as(ada, "POST", "/" + reflect.uuid(bob) + "/toggle-follow", null), "{\"followed\": true}");
        isExactly(reflect.as(ada, "POST", "/" + reflect.uuid(bob) + "/toggle-follow", ""), "{\"followed\": false}");
        people.follow(bob, ada);
        isExactly(reflect.as(ada, "POST", "/" + reflect.uuid(bob) + "/remove-follower", null), "{\"removed\": true}");
        isExactly(
                reflect.as(bob, "PUT", "/profile", "{\"user\": {}}"),
                "{" + core(bob, "Bob", "the Whole", "", false, 0) + ", " + SETTINGS_OF_OTHERS
                        + ", \"followed\": false}");
        assertThat(Map.copyOf(reflect.as(ada, "GET", "/nothing/at/all", null).json()))
                .isEqualTo(Map.of("message", "Not found.", "type", "not_found", "success", false));
    }
}
