package dev.kith.http;

import dev.kith.domain.user.User;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The routes of the application below some paths, spelled as in docs/endpoints.md. */
public final class Routes {

    private Routes() {}

    public static TreeSet<String> of(Router router, String... below) {
        TreeSet<String> routes = new TreeSet<>();
        router.uriRoutes()
                .filter(route ->
                        Stream.of("GET", "POST", "PUT", "PATCH", "DELETE").anyMatch(route.getHttpMethodName()::equals))
                .map(route -> route.getHttpMethodName() + " "
                        + spelled(route.getUriMatchTemplate().toString()))
                .filter(route -> Stream.of(below).anyMatch(path -> route.contains(" " + path)))
                .filter(route -> !route.contains("/for-tests/"))
                .forEach(routes::add);
        return routes;
    }

    /** The path of each GET route of the dialects and the pictures, with a user where it names one. */
    public static List<String> pathsToGet(Router router, User user) {
        return of(router, "/api/v2/", "/px/v1/", "/reflect/v1/", "/graph/v1/", "/avatar/").stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .map(path -> path.replace(
                                "{id}",
                                path.startsWith("/reflect/")
                                        ? user.uuid().toString()
                                        : user.id().toString())
                        .replace("{user}", user.id().toString())
                        .replace("{other}", user.id().toString())
                        .replace("{list}", "followers")
                        .replace("{username}", user.username().value()))
                .toList();
    }

    /** A route as docs/endpoints.md spells it. */
    public static String spelled(String template) {
        String plain = template.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        return plain.endsWith("/") ? plain : plain + "/";
    }
}
