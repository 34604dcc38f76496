package dev.kith.bootstrap.server;

import dev.kith.application.user.CreateUser;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A training run in the sense of JEP 483: typical requests to an empty server, from which the JVM makes its AOT cache.
 */
record TrainingRun(URI server, Database database, OperatorSecret secret) {

    /** @throws IllegalStateException where an answer is an error */
    void run() {
        CreateUser create = new CreateUser(new Neo4jUsers(database), GraphClock.UTC, UUID::randomUUID);
        for (String name : List.of("ada", "eva")) {
            var _ = create.handle(null, new Username(name), Profile.EMPTY, null, Role.MEMBER);
        }
        String token = new OperatorTokens(secret, GraphClock.UTC).issue(new UserId(1), Duration.ofMinutes(1));
        request("GET", "/api/v2/user/1/", null);
        request("POST", "/api/v2/user/2/follow/", token);
        for (String list : List.of("/api/v2/user/2/followers/", "/api/v2/user/1/followings/")) {
            request("GET", list, null);
            request("GET", list, token);
        }
        request("GET", "/api/v2/user/search/?user=ada", token);
        request("GET", "/api/v2/user/2/is_followed/", token);
        // the second toggle unfollows, so that the next training run starts from the same graph
        request("POST", "/api/v2/user/2/follow/", token);
    }

    private void request(String method, String path, @Nullable String token) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) server.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            if (token != null) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
                throw new IllegalStateException(
                        method + " " + path + " was answered with status " + connection.getResponseCode());
            }
            try (InputStream answer = connection.getInputStream()) {
                var _ = answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
