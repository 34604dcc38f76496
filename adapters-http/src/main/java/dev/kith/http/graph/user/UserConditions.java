package dev.kith.http.graph.user;

import dev.kith.application.registry.UserCondition;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.answer.UserTags;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} and {@code If-None-Match} of a request that changes a user. */
@Singleton
final class UserConditions {

    private final UserTags tags;

    UserConditions(UserTags tags) {
        this.tags = tags;
    }

    /** @param viewer who saw the answer whose tag the request has; null for a program */
    UserCondition of(HttpRequest<?> request, @Nullable UserId viewer) {
        Set<String> expected = EntityTags.expected(request);
        Set<String> known = EntityTags.known(request);
        return new UserCondition(
                expected.isEmpty(),
                user -> (expected.isEmpty() || isOneOf(expected, request, viewer, user))
                        && !isOneOf(known, request, viewer, user));
    }

    private boolean isOneOf(Set<String> wanted, HttpRequest<?> request, @Nullable UserId viewer, User user) {
        return !wanted.isEmpty()
                && (wanted.contains(EntityTags.ANY)
                        || tags.isVersion(request, viewer, new UserSummary(user, UserCounters.NONE), wanted));
    }
}
