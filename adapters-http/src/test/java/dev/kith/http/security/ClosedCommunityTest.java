package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A community that shows its content to members only. The routes are those of the running application. */
@MicronautTest
@Property(name = "kith.test.content-available", value = "false")
class ClosedCommunityTest {

    /** They have no data of users, except pictures, which browsers load without a token. */
    private static final Set<String> OPEN = Set.of(
            "/api/v2/dynamic_preference/",
            "/api/v2/feature/",
            "/px/v1/oauth/authorize/",
            "/avatar/{id}/",
            "/avatar/{id}.svg/",
            "/avatar/room/{id}.svg/");

    @Inject
    Router router;

    @Inject
    ApiClient api;

    @Inject
    SigningApp signing;

    @Inject
    ReflectApp reflect;

    @Inject
    TestAccounts accounts;

    private TreeSet<String> routes() {
        return Routes.of(router, "/api/v2/", "/px/v1/", "/reflect/v1/", "/avatar/").stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String path(String route, Member user) {
        String path = route.replace("{username}", user.name());
        return route.startsWith("/reflect/")
                ? path.replace("{id}", reflect.uuid(user.id())) + "?all=true"
                : path.replace("{id}", Long.toString(user.id())) + "?term=a&id=" + user.id();
    }

    private ApiClient.Response anonymous(String route, Member user) {
        String path = path(route, user);
        if (route.startsWith("/reflect/")) {
            return reflect.anonymous("GET", path.substring("/reflect/v1/users".length()), null);
        }
        return api.get(route.startsWith("/px/") ? path + "&consumer_key=" + signing.consumerKey() : path);
    }

    @TestFactory
    Stream<DynamicTest> a_stranger_reads_nothing_about_users() {
        Member ada = accounts.join("ada");
        TreeSet<String> routes = routes();
        routes.removeAll(OPEN);
        return routes.stream()
                .map(route -> dynamicTest(route, () -> {
                    ApiClient.Response answer = anonymous(route, ada);
                    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(401);
                    assertThat(answer.raw().body()).doesNotContain(ada.name());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_member_reads_what_anyone_reads_elsewhere() {
        Member ada = accounts.join("ada");
        Member bob = accounts.join("bob");
        TokenCredentials token = signing.signIn(bob.name(), TestAccounts.PASSWORD);
        TreeSet<String> routes = routes();
        routes.removeAll(OPEN);
        return routes.stream()
                .map(route -> dynamicTest(route, () -> {
                    String path = path(route, ada);
                    ApiClient.Response answer;
                    if (route.startsWith("/reflect/")) {
                        answer = reflect.as(bob.id(), "GET", path.substring("/reflect/v1/users".length()), null);
                    } else if (route.startsWith("/px/")) {
                        answer = signing.get(path, token);
                    } else {
                        answer = api.get(path, api.as(bob.id()));
                    }
                    assertThat(answer.status())
                            .as(answer.raw().body())
                            .isNotEqualTo(401)
                            .isLessThan(500);
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_has_no_data_of_users_is_open() {
        Member ada = accounts.join("ada");
        return OPEN.stream()
                .map(route -> dynamicTest(route, () -> {
                    assertThat(anonymous(route, ada).status()).isNotEqualTo(401);
                }));
    }
}
