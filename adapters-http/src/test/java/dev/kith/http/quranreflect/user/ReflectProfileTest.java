package dev.kith.http.quranreflect.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the profile and of the picture. */
@MicronautTest
@Property(name = "kith.avatar.max-size", value = "2KB")
class ReflectProfileTest {

    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Inject
    ReflectApp reflect;

    @Inject
    TestUsers people;

    @Inject
    ApiClient api;

    private long ada;

    @BeforeEach
    void create_ada() {
        ada = people.user(people.name("ada"));
    }

    private ApiClient.Response put(String user) {
        return reflect.as(ada, "PUT", "/profile", "{\"user\": " + user + "}");
    }

    private ApiClient.Response changed(String user) {
        ApiClient.Response answer = put(user);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static String uri(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @SuppressWarnings("unchecked")
    private static String picture(ApiClient.Response answer) {
        Map<String, String> sizes = (Map<String, String>) answer.get("avatarUrls");
        assertThat(sizes).containsOnlyKeys("small", "medium", "large");
        return sizes.get("medium");
    }

    private static HttpResponse<byte[]> fetch(String url, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_changed_profile_is_shown_in_both_dialects() {
        ApiClient.Response answer = changed("""
                {"firstName": "Ada", "lastName": "King", "bio": "line one\\nline two", "country": "UK",
                 "socialLinks": {"web": "https://example.org/~ada", "x": "HTTPS://x.example/@ada"}}""");
        assertThat(answer.json())
                .containsEntry("firstName", "Ada")
                .containsEntry("lastName", "King")
                .containsEntry("bio", "line one\nline two")
                .containsEntry("country", "UK")
                .containsEntry("socialLinks", Map.of("web", "https://example.org/~ada", "x", "HTTPS://x.example/@ada"));
        assertThat(reflect.profile(ada))
                .containsAllEntriesOf(Map.of("firstName", "Ada", "lastName", "King", "country", "UK"));
        assertThat(api.get("/api/v2/user/" + ada + "/").get("real_name")).isEqualTo("Ada King");
        assertThat(ReflectApp.names(reflect.as(ada, "GET", "/search?all=true&query=ada%20king", null)))
                .contains(reflect.user(ada).username().value());

        changed("{\"lastName\": null, \"bio\": null, \"country\": null, \"socialLinks\": {}}");
        assertThat(reflect.profile(ada))
                .containsEntry("firstName", "Ada")
                .containsEntry("lastName", "")
                .containsEntry("bio", "")
                .containsEntry("country", "")
                .containsEntry("socialLinks", Map.of());

        api.send(
                "PATCH",
                "/api/v2/user/" + ada + "/",
                "{\"real_name\": \"Augusta Ada\"}",
                api.as(ada, "Content-Type", "application/json"));
        assertThat(reflect.profile(ada)).containsEntry("firstName", "Augusta").containsEntry("lastName", "Ada");
        changed("{\"firstName\": \"Ada\"}");
        assertThat(api.get("/api/v2/user/" + ada + "/").get("real_name")).isEqualTo("Ada Ada");
    }

    @Test
    void a_username_changes_unless_it_is_taken() {
        long bob = people.user(people.name("Bob"));
        String taken = reflect.user(bob).username().value().toUpperCase(Locale.ROOT);
        ReflectApp.isError(
                put("{\"username\": \"" + taken + "\", \"bio\": \"x\", \"avatar\": \"" + uri("gif", GIF) + "\"}"),
                400,
                "invalid_request",
                "username taken");
        assertThat(reflect.profile(ada)).containsEntry("bio", "");
        assertThat(fetch(picture(reflect.as(ada, "GET", "/profile", null)))
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        String own = reflect.user(ada).username().value().toUpperCase(Locale.ROOT);
        assertThat(changed("{\"username\": \"" + own + "\"}").get("username")).isEqualTo(own);
        String next = people.name("next");
        assertThat(changed("{\"username\": \"" + next + "\"}").get("username")).isEqualTo(next);
        assertThat(reflect.anonymous("GET", "/" + next + "/profile", null).get("id"))
                .isEqualTo(reflect.uuid(ada));
        assertThat(reflect.anonymous("GET", "/" + own + "/profile", null).status())
                .isEqualTo(404);
    }

    @Test
    void a_picture_is_served_in_both_dialects_until_it_is_removed() {
        byte[] jpeg = Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, 100);
        byte[] webp = Arrays.copyOf("RIFF\u0001\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), 2_048);
        String before = null;
        for (Map.Entry<String, byte[]> given :
                Map.of("gif", GIF, "png", PNG, "jpeg", jpeg, "webp", webp).entrySet()) {
            String url = picture(changed("{\"avatar\": \"" + uri(given.getKey(), given.getValue()) + "\"}"));
            assertThat(url)
                    .isNotEqualTo(before)
                    .isEqualTo(api.get("/api/v2/user/" + ada + "/").get("avatar"));
            before = url;
            HttpResponse<byte[]> served = fetch(url);
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).isEqualTo(given.getValue());
            assertThat(served.headers().map())
                    .containsEntry("content-type", List.of("image/" + given.getKey()))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("cache-control", List.of("public, max-age=3600"));
            String tag = served.headers().firstValue("ETag").orElseThrow();
            for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "W/\"x\" , W/" + tag + ",", "*", " * ")) {
                HttpResponse<byte[]> again = fetch(url, "If-None-Match", known);
                assertThat(again.statusCode()).as(known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).hasValue(tag);
            }
            for (String other : List.of("\"another\"", tag.replace("\"", ""), "w/" + tag, "\"a,*,b\"", "W/", ",", "")) {
                assertThat(fetch(url, "If-None-Match", other).statusCode())
                        .as(other)
                        .isEqualTo(200);
            }
        }
        changed("{\"bio\": \"and the picture stays\", \"removeAvatar\": false, \"avatar\": null}");
        assertThat(fetch(before).headers().firstValue("ETag")).isPresent();
        String drawn = picture(changed("{\"removeAvatar\": true}"));
        assertThat(drawn).endsWith(ada + ".svg");
        assertThat(fetch(before).headers().firstValue("Content-Type"))
                .as("an old address serves the drawn picture")
                .hasValue("image/svg+xml");
        assertThat(fetch(before.replace("/avatar/" + ada, "/avatar/999999999")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_invalid_picture_is_refused_with_the_reason() {
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> wrong = Map.ofEntries(
                Map.entry(uri("png", GIF), "is image/gif"),
                Map.entry(uri("svg", svg), "PNG, JPEG, GIF or WebP"),
                Map.entry(uri("png", svg), "PNG, JPEG, GIF or WebP"),
                Map.entry("data:image/svg+xml;base64,PHN2Zy8+", "data URI"),
                Map.entry(uri("png", new byte[0]), "PNG, JPEG, GIF or WebP"),
                Map.entry(uri("png", Arrays.copyOf(PNG, 4)), "PNG, JPEG, GIF or WebP"),
                Map.entry(uri("webp", "RIFFxxxxWAVE".getBytes(StandardCharsets.UTF_8)), "PNG, JPEG, GIF or WebP"),
                Map.entry(uri("png", Arrays.copyOf(PNG, 2_049)), "2048 bytes"),
                Map.entry(uri("png", Arrays.copyOf(PNG, 500_000)), "2048 bytes"),
                Map.entry("data:image/png;base64,====", "base64"),
                Map.entry("data:image/png;base64,iVBOR", "base64"),
                Map.entry("data:image/png;base64,iVBO Rw0K", "data URI"),
                Map.entry("data:image/png,iVBORw0K", "data URI"),
                Map.entry("data:text/html;base64,PGI+", "data URI"),
                Map.entry("https://example.org/ada.png", "data URI"),
                Map.entry("", "data URI"));
        wrong.forEach((uri, reason) ->
                ReflectApp.isError(put("{\"avatar\": \"" + uri + "\"}"), 400, "invalid_request", reason));
        ReflectApp.isError(put("{\"avatar\": 7}"), 400, "invalid_request", "avatar");
        ReflectApp.isError(
                put("{\"avatar\": \"" + uri("gif", GIF) + "\", \"removeAvatar\": true}"),
                400,
                "invalid_request",
                "removeAvatar");
        ReflectApp.isError(
                put("{\"avatar\": \"" + uri("png", new byte[1_500_000]) + "\"}"), 413, "invalid_request", "too large");
        assertThat(picture(reflect.as(ada, "GET", "/profile", null))).endsWith(".svg");
    }

    @Test
    void each_invalid_field_is_named_and_nothing_is_changed() {
        String many = String.join(
                ",",
                IntStream.range(0, 21)
                        .mapToObj(number -> "\"l" + number + "\":\"https://example.org\"")
                        .toList());
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("{\"firstName\": 7}", "user.firstName"),
                Map.entry("{\"firstName\": \"" + "x".repeat(128) + "\"}", "user.firstName"),
                Map.entry("{\"lastName\": \"a\\nb\"}", "user.lastName"),
                Map.entry("{\"bio\": []}", "user.bio"),
                Map.entry("{\"bio\": \"" + "x".repeat(5_001) + "\"}", "user.bio"),
                Map.entry("{\"country\": true}", "user.country"),
                Map.entry("{\"country\": \"\\u0000\"}", "user.country"),
                Map.entry("{\"username\": null}", "user.username"),
                Map.entry("{\"username\": \"with space\"}", "user.username"),
                Map.entry("{\"username\": 7}", "user.username"),
                Map.entry("{\"username\": \"" + "x".repeat(256) + "\"}", "user.username"),
                Map.entry("{\"removeAvatar\": \"true\"}", "user.removeAvatar"),
                Map.entry("{\"socialLinks\": []}", "user.socialLinks"),
                Map.entry("{\"socialLinks\": {\"x\": 7}}", "user.socialLinks.x"),
                Map.entry("{\"socialLinks\": {\"\": \"x\"}}", "user.socialLinks"),
                Map.entry("{\"socialLinks\": {\"x\": \"" + "x".repeat(256) + "\"}}", "user.socialLinks.x"),
                Map.entry("{\"socialLinks\": {" + many + "}}", "user.socialLinks"),
                Map.entry("{\"email\": \"new@example.org\"}", "user.email"),
                Map.entry("7", "user"),
                Map.entry("null", "user"),
                Map.entry("[]", "user"));
        Map<String, Object> before = reflect.profile(ada);
        wrong.forEach((body, reason) -> ReflectApp.isError(put(body), 400, "invalid_request", reason));
        ReflectApp.isError(put("{\"bio\": \"new\", \"country\": 7}"), 400, "invalid_request", "user.country");
        for (String body : List.of("{", "[]", "{}", "", "nonsense", "{\"user\": {}, \"other\": 1}")) {
            ReflectApp.isError(reflect.as(ada, "PUT", "/profile", body), 400, "invalid_request");
        }
        assertThat(reflect.profile(ada)).isEqualTo(before);
    }
}
