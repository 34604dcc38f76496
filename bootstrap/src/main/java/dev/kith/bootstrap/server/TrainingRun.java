package dev.kith.bootstrap.server;

import dev.kith.application.user.CreateUser;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers ask first, asked of an empty server while the JVM notes what answering takes. Its launcher keeps that for the starts to come. */
record TrainingRun(URI server, Database database, OperatorSecret secret) {

    /** @throws IllegalStateException where it is not answered as it should be */
    void run() {
        CreateUser create = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID);
        for (String name : List.of("ada", "eva")) {
            var _ = create.handle(null, new Username(name), Profile.EMPTY, null, Role.MEMBER);
        }
        String token = new OperatorTokens(secret, Clock.systemUTC()).issue(new UserId(1), Duration.ofMinutes(1));
        ask("GET", "/api/v2/user/1/", null);
        ask("POST", "/api/v2/user/2/follow/", token);
        for (String list : List.of("/api/v2/user/2/followers/", "/api/v2/user/1/followings/")) {
            ask("GET", list, null);
            ask("GET", list, token);
        }
        ask("GET", "/api/v2/user/search/?user=ada", token);
        ask("GET", "/api/v2/user/2/is_followed/", token);
        // so that the next time finds it as this one did
        ask("POST", "/api/v2/user/2/follow/", token);
    }

    private void ask(String method, String path, @Nullable String token) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) server.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            if (token != null) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
                throw new IllegalStateException(
                        method + " " + path + " was answered with " + connection.getResponseCode());
            }
            try (InputStream answer = connection.getInputStream()) {
                var _ = answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
