package dev.kith.http.selfcommunity.user;

import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.UserFilters;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Deleting a user, by themselves or by an admin. */
@Controller("${kith.selfcommunity.path}/user/{id:[0-9]+}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class DeletionController {

    private final DeleteUser deleteUser;

    DeletionController(DeleteUser deleteUser) {
        this.deleteUser = deleteUser;
    }

    @Delete("/")
    @Consumes(MediaType.ALL)
    HttpResponse<?> delete(HttpRequest<?> request, Caller caller, UserId id) {
        if (!caller.is(id) && !caller.isAdmin()) {
            throw ApiError.forbidden("Only the user and the administrators can delete the user.");
        }
        return switch (deleteUser.handle(id, hard(request))) {
            case DeleteUserAnswer.Departed() -> HttpResponse.noContent();
            case DeleteUserAnswer.AlreadyDeparted() ->
                throw ApiError.invalid("The user has already been soft deleted.");
            case DeleteUserAnswer.NoSuchUser() -> throw ApiError.notFound();
        };
    }

    private static boolean hard(HttpRequest<?> request) {
        String value = QueryParameters.last(request, "hard");
        return switch (value) {
            case null -> false;
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw UserFilters.invalidChoice("hard", value);
        };
    }
}
