package dev.kith.http.graph.problem;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dialect of the paths below {@code kith.graph.path}. Its errors have the form of RFC 9457. */
@Singleton
public final class GraphDialect implements Dialect {

    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    /** The registered type, which programs know that know no other type of this dialect. */
    private static final String QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private final String path;

    GraphDialect(@Value("${kith.graph.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String title() {
        return "Kith's own API, for apps that have their own users";
    }

    /** {@link GraphCallerFilter} reads the header, because it may have a service key. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public String challenge() {
        return "Bearer";
    }

    @Override
    public MediaType errorType() {
        return PROBLEM;
    }

    @Override
    public Object body(ApiError error, String requestId) {
        Map<String, Object> problem = item(error);
        problem.put("instance", instance(requestId));
        return problem;
    }

    /** The member that names the request. */
    public static String instance(String requestId) {
        return "urn:request:" + requestId;
    }

    /** A problem of one item of a request. */
    public Map<String, Object> item(ApiError error) {
        ProblemType type = ProblemType.of(error);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type == ProblemType.QUOTA_EXCEEDED ? QUOTA_EXCEEDED : path + "/problems/" + type.code());
        problem.put("title", type.title());
        problem.put("status", error.status().getCode());
        problem.put("code", type.code());
        problem.put("detail", error.getMessage());
        problem.putAll(error.members());
        if (type == ProblemType.INVALID_REQUEST) {
            problem.putIfAbsent(
                    "errors",
                    error.fields().stream()
                            .map(field -> Problems.item("parameter", field))
                            .toList());
        }
        if (type == ProblemType.INVALID_CREDENTIALS) {
            problem.putIfAbsent("reason", "unknown");
        }
        return problem;
    }
}
