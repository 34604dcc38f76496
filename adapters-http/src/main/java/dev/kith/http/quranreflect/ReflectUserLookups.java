package dev.kith.http.quranreflect;

import dev.kith.application.user.FindUser;
import dev.kith.application.user.FindUserId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the users that paths name by UUID or username. */
@Singleton
public final class ReflectUserLookups {

    private final FindUser findUser;
    private final FindUserId findUserId;

    ReflectUserLookups(FindUser findUser, FindUserId findUserId) {
        this.findUser = findUser;
        this.findUserId = findUserId;
    }

    /** Empty for a malformed or unknown UUID. */
    public Optional<UserSummary> byUuid(String uuid) {
        return ReflectParameters.uuid(uuid).flatMap(id -> findUser.handle(new FindUser.Key.ByUuid(id)));
    }

    /** @throws ApiError 404 for a malformed or unknown UUID */
    public UserId idByUuid(String uuid) {
        return ReflectParameters.uuid(uuid)
                .flatMap(id -> findUserId.handle(new FindUser.Key.ByUuid(id)))
                .orElseThrow(ApiError::notFound);
    }

    /** Empty for a malformed or unknown username. */
    public Optional<UserSummary> byUsername(String username) {
        return Optional.of(username)
                .filter(Username::isWellFormed)
                .flatMap(name -> findUser.handle(new FindUser.Key.ByUsername(new Username(name))));
    }

    /**
     * The id of the user with a UUID; empty for an unknown one.
     *
     * @param parameter the name of the path parameter, for the error
     * @throws ApiError 400 for a malformed UUID
     */
    public Optional<UserId> findId(String parameter, String uuid) {
        return findUserId.handle(new FindUser.Key.ByUuid(ReflectParameters.requiredUuid(parameter, uuid)));
    }
}
