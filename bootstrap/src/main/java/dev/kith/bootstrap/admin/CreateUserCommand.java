package dev.kith.bootstrap.admin;

import dev.kith.application.account.CreateAccount;
import dev.kith.application.account.CreateAccountAnswer;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.commandline.UserIdConverter;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "create",
        description =
                "Creates an account. While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687.")
final class CreateUserCommand implements Callable<Integer> {

    @Option(
            names = "--username",
            paramLabel = "NAME",
            required = true,
            description = "Letters, digits, _ and -; unique.")
    private String username = "";

    @Option(names = "--real-name", paramLabel = "NAME", description = "The name that others see next to the username.")
    private String realName = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The e-mail address; unique.")
    private @Nullable String email;

    @Option(
            names = "--id",
            paramLabel = "ID",
            converter = UserIdConverter.class,
            description = "The user id (default: the next one).")
    private @Nullable UserId id;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = RoleConverter.class,
            description = "admin, moderator, editor or member (default: member).")
    private Role role = Role.MEMBER;

    @Option(
            names = "--password",
            description = "Ask on the terminal for the password of the account; without one the user has only tokens.")
    private boolean promptsForPassword;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean readsPassword;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Username name = name();
        Profile profile = profile();
        EmailAddress address = address();
        Password password = PasswordInput.of(promptsForPassword, readsPassword);
        try (Graph graph = location.open()) {
            User user = switch (create(graph, name, profile, address, password)) {
                case CreateAccountAnswer.Created(User created) -> created;
                case CreateAccountAnswer.IdTaken() ->
                    throw CommandFailure.because("The id " + id + " is taken; choose another, or leave --id out");
                case CreateAccountAnswer.UsernameTaken() ->
                    throw CommandFailure.because("The username " + name + " is taken; choose another");
                case CreateAccountAnswer.EmailTaken() ->
                    throw CommandFailure.because("The address " + email + " is taken; choose another");
                case CreateAccountAnswer.ExternalIdTaken() ->
                    throw new IllegalStateException("A user without an external id has a taken one");
                case CreateAccountAnswer.Weak(var why) -> throw CommandFailure.because(PasswordInput.explain(why));
            };
            print(user);
            return 0;
        }
    }

    private CreateAccountAnswer create(
            Graph graph, Username name, Profile profile, @Nullable EmailAddress address, @Nullable Password password) {
        Database database = graph.database();
        if (password != null) {
            return new CreateAccount(
                            new Neo4jAccounts(database), new Argon2idPasswordHashes(), GraphClock.UTC, UUID::randomUUID)
                    .handle(id, name, profile, address, password, null, role);
        }
        var create = new CreateUser(new Neo4jUsers(database), GraphClock.UTC, UUID::randomUUID);
        return switch (create.handle(id, name, profile, address == null ? null : address.text(), role)) {
            case CreateUserAnswer.Created(User user) -> new CreateAccountAnswer.Created(user);
            case CreateUserAnswer.IdTaken() -> new CreateAccountAnswer.IdTaken();
            case CreateUserAnswer.UsernameTaken() -> new CreateAccountAnswer.UsernameTaken();
            case CreateUserAnswer.EmailTaken() -> new CreateAccountAnswer.EmailTaken();
            case CreateUserAnswer.ExternalIdTaken() -> new CreateAccountAnswer.ExternalIdTaken();
        };
    }

    private @Nullable EmailAddress address() {
        if (email != null && !EmailAddress.isWellFormed(email)) {
            throw CommandFailure.usage("'" + email + "' is not an address like ada@example.org; change --email");
        }
        return email == null ? null : new EmailAddress(email);
    }

    private void print(User user) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", user.id().value());
            object.put("username", user.username().value());
            object.put("role", user.role().name().toLowerCase(Locale.ROOT));
            spec.commandLine().getOut().println(Json.of(object));
        } else {
            spec.commandLine()
                    .getOut()
                    .println("Created user " + user.id() + ", " + user.username() + ". A token: ./kith token --user "
                            + user.id());
        }
    }

    private Username name() {
        if (!Username.isWellFormed(username)) {
            throw CommandFailure.usage("'" + username
                    + "' is not a username: letters of A to Z, digits, _ and -, at most " + Username.MAX_LENGTH);
        }
        return new Username(username);
    }

    private Profile profile() {
        if (Profile.REAL_NAME.check(realName) instanceof TextRule.Answer.Accepted(String text)) {
            return Profile.EMPTY.withRealName(text);
        }
        throw CommandFailure.usage(
                "A real name is one line of at most " + Profile.REAL_NAME.max() + " characters; change --real-name");
    }

    static final class RoleConverter implements ITypeConverter<Role> {

        @Override
        public Role convert(String text) {
            try {
                return Role.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("expected admin, moderator, editor or member, not '" + text + "'");
            }
        }
    }
}
