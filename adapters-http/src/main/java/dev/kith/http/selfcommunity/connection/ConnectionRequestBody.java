package dev.kith.http.selfcommunity.connection;

import dev.kith.http.selfcommunity.UserBody;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A connection request. Times are ISO 8601 in UTC.
 *
 * @param id microseconds from 1970 to the request; no two requests of a user have the same
 * @param rejected null for its sender, who does not learn of a rejection
 * @param viewed null until its receiver has seen it
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record ConnectionRequestBody(
        long id,
        UserBody fromUser,
        UserBody toUser,
        String created,
        @Nullable String rejected,
        @Nullable String viewed) {}
