package dev.kith.http;

import io.micronaut.web.router.Router;
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

    /** A route as docs/endpoints.md spells it. */
    public static String spelled(String template) {
        String plain = template.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        return plain.endsWith("/") ? plain : plain + "/";
    }
}
