package dev.kith.http.wire;

import dev.kith.domain.user.User;
import dev.kith.http.settings.LinkSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.netty.handler.codec.http.QueryStringEncoder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes absolute addresses that the caller can reach: from the configured public URL, else from the host of the request
 * or its proxy.
 */
@Singleton
public final class Links {

    private final HttpHostResolver hosts;
    private final String publicUrl;

    Links(HttpHostResolver hosts, LinkSettings settings) {
        this.hosts = hosts;
        String url = settings.publicUrl() == null ? "" : settings.publicUrl().toString();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String absolute(HttpRequest<?> request, String path) {
        return (publicUrl.isEmpty() ? hosts.resolve(request) : publicUrl) + path;
    }

    /** The address of a user's picture: the user's own, here or elsewhere, else the one drawn from the username. */
    public String avatar(HttpRequest<?> request, User user) {
        URI picture = user.profile().avatar();
        if (picture == null) {
            return absolute(request, "/avatar/" + user.id() + ".svg");
        }
        return picture.isAbsolute() ? picture.toString() : absolute(request, picture.toString());
    }

    /**
     * The address of this request with some parameters changed; null removes one. Parameters are in the order of their
     * names.
     */
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
