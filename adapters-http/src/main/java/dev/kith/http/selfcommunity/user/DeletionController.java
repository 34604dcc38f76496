package dev.kith.http.selfcommunity.user;

import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.Parameters;
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

/** Deletes a user, on the request of the user or of an administrator. */
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
        User user = caller.requireUser();
        return switch (deleteUser.handle(user.id(), user.role(), id, () -> hard(request))) {
            case DeleteUserAnswer.Deleted() -> HttpResponse.noContent();
            case DeleteUserAnswer.AlreadyDeleted() -> throw ApiError.invalid("The user has already been soft deleted.");
            case DeleteUserAnswer.Forbidden() ->
                throw ApiError.forbidden("Only the user and the administrators can delete the user.");
            case DeleteUserAnswer.NoSuchUser() -> throw ApiError.notFound();
        };
    }

    private static boolean hard(HttpRequest<?> request) {
        String value = QueryParameters.last(request, "hard");
        return switch (value) {
            case null -> false;
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw Parameters.invalidChoice("hard", value);
        };
    }
}
