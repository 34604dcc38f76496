package dev.kith.http.selfcommunity.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kith.domain.user.UserCounters;
import dev.kith.http.selfcommunity.UserBody;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a user.
 *
 * @param follows in follow mode, else null and absent
 * @param connections in friendship mode, else null and absent
 * @param suffixed the same numbers as {@code connections} under the keys of the vendor's later versions
 */
@Serdeable.Serializable
record CountersBody(
        long discussions,
        long posts,
        long statuses,
        long categories,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Follows follows,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Connections connections,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL)
        UserBody.@Nullable ConnectionCounters suffixed) {

    @Serdeable.Serializable
    record Follows(long followings, long followers) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Connections(long connections, long connectionRequestsSent, long connectionRequestsReceived) {}

    /** @param suffixed null in follow mode */
    static CountersBody of(UserCounters counters, UserBody.@Nullable ConnectionCounters suffixed) {
        return new CountersBody(
                counters.discussions(),
                counters.posts(),
                counters.statuses(),
                counters.categories(),
                suffixed == null ? new Follows(counters.followings(), counters.followers()) : null,
                suffixed == null
                        ? null
                        : new Connections(counters.connections(), counters.requestsSent(), counters.requestsReceived()),
                suffixed);
    }
}
