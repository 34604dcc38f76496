package dev.kith.bootstrap.admin;

import dev.kith.application.user.Users;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.UserIdConverter;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The user that a command changes: one of the two options is given. */
final class UserOption {

    @Option(names = "--user", paramLabel = "ID", converter = UserIdConverter.class, description = "The id of the user.")
    private @Nullable UserId id;

    @Option(names = "--username", paramLabel = "NAME", description = "The username, instead of the id.")
    private @Nullable String username;

    /** @throws CommandFailure if there is no such user, or the user is deleted */
    User find(Users users) {
        return lookUp(users)
                .filter(user -> !user.status().isDeleted())
                .orElseThrow(() -> CommandFailure.because(
                        "There is no user " + (id == null ? username : id) + "; check --user or --username"));
    }

    private Optional<User> lookUp(Users users) {
        if (id != null) {
            return users.find(id);
        }
        return username != null && Username.isWellFormed(username)
                ? users.find(new Username(username))
                : Optional.empty();
    }
}
