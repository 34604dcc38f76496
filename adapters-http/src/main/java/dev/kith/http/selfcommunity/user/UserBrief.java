package dev.kith.http.selfcommunity.user;

import dev.kith.domain.user.User;
import dev.kith.http.selfcommunity.UserJson;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A user in a list to choose from. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record UserBrief(
        long id,
        String username,
        String realName,
        String avatar,
        @Nullable Long extId) {

    /** @param avatar the address of the user's picture */
    static UserBrief of(User user, String avatar) {
        return new UserBrief(
                user.id().value(),
                user.username().value(),
                user.profile().realName(),
                avatar,
                UserJson.externalNumber(user));
    }
}
