package dev.kith.http.graph.user;

import dev.kith.application.registry.ChangeUser;
import dev.kith.application.registry.ProvideUser;
import dev.kith.application.registry.SaveUserAnswer;
import dev.kith.application.registry.UserCondition;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Saves a user that a program names: an external id that nobody has makes a new user. */
@Singleton
final class UserSaves {

    private final ProvideUser provideUser;
    private final ChangeUser changeUser;
    private final NamedUsers users;

    UserSaves(ProvideUser provideUser, ChangeUser changeUser, NamedUsers users) {
        this.provideUser = provideUser;
        this.changeUser = changeUser;
        this.users = users;
    }

    /** @throws ApiError 404 if no user has another key than an external id */
    SaveUserAnswer save(NamedUser named, UserCondition condition, UnaryOperator<User> change) {
        return named.key() instanceof UserReference.ByExternalId(var id)
                ? provideUser.handle(id, condition, change)
                : changeUser.handle(users.id(named), condition, change);
    }

    /** @param ref as the request names the user */
    static ApiError problem(SaveUserAnswer.Refused refusal, String ref) {
        return switch (refusal) {
            case SaveUserAnswer.NoSuchUser() -> Problems.userNotFound(ref);
            case SaveUserAnswer.Deleted() -> Problems.userDeleted(ref);
            case SaveUserAnswer.ConditionFailed() -> Problems.preconditionFailed();
            case SaveUserAnswer.UsernameTaken() -> Problems.usernameTaken();
            case SaveUserAnswer.ExternalIdTaken() -> Problems.externalIdTaken();
            case SaveUserAnswer.ExternalIdFixed() -> Problems.externalIdFixed();
        };
    }
}
