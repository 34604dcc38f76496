package dev.kith.http.selfcommunity;

import dev.kith.application.Contract;
import dev.kith.application.storm.Storm;
import dev.kith.application.storm.StormClient;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A storm of requests over the stores in memory. */
class StormTest {

    /** Of each storm; there is one for each mode of the community. {@code -Dkith.storm=20000} for more. */
    private static final int REQUESTS = Integer.getInteger("kith.storm", 5_000);

    private static final int CLIENTS = 16;

    @Nested
    @MicronautTest
    class Where_people_follow extends Weather {

        @Override
        CommunityMode mode() {
            return CommunityMode.FOLLOW;
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class Where_people_connect extends Weather {

        @Override
        CommunityMode mode() {
            return CommunityMode.FRIENDSHIP;
        }
    }

    abstract static class Weather {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Inject
        EmbeddedServer server;

        @Inject
        JsonMapper json;

        abstract CommunityMode mode();

        @Test
        void every_answer_of_a_storm_agrees_with_itself() {
            long admin = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
            new Storm(
                            new StormClient(server.getURI(), api::token, this::object),
                            mode(),
                            admin,
                            LongStream.range(0, 12)
                                    .mapToObj(number -> people.user(people.name("s" + number)))
                                    .toList())
                    .run(REQUESTS, CLIENTS, Contract.seed());
        }

        private Map<String, Object> object(String body) {
            try {
                return json.readValue(body, Argument.mapOf(String.class, Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
