package dev.kith.http.wire;

import dev.kith.domain.user.User;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.netty.handler.codec.http.QueryStringEncoder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Absolute addresses as the caller can reach them: by the configured public URL, else by the host the request came to, proxies included. */
@Singleton
public final class Links {

    private final HttpHostResolver hosts;
    private final String publicUrl;

    Links(HttpHostResolver hosts, @Value("${kith.public-url:}") String publicUrl) {
        this.hosts = hosts;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    public String absolute(HttpRequest<?> request, String path) {
        return (publicUrl.isEmpty() ? hosts.resolve(request) : publicUrl) + path;
    }

    /** The picture of a user: one of their own, here or elsewhere, or the one drawn from their name. */
    public String avatar(HttpRequest<?> request, User user) {
        URI own = user.profile().avatar();
        if (own == null) {
            return absolute(request, "/avatar/" + user.id() + ".svg");
        }
        return own.isAbsolute() ? own.toString() : absolute(request, own.toString());
    }

    /** This request again with some parameters set, or left out where the value is null; in the order of their names. */
    public String withParameters(HttpRequest<?> request, Map<String, @Nullable String> changes) {
        Map<String, String> parameters = new TreeMap<>();
        request.getParameters().forEach((name, values) -> {
            if (!values.isEmpty()) {
                parameters.put(name, values.getLast());
            }
        });
        changes.forEach((name, value) -> {
            if (value == null) {
                parameters.remove(name);
            } else {
                parameters.put(name, value);
            }
        });
        QueryStringEncoder query = new QueryStringEncoder(request.getPath());
        parameters.forEach(query::addParam);
        return absolute(request, query.toString());
    }
}
