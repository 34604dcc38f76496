package dev.kith.bootstrap.user;

import dev.kith.application.account.AccountCreation;
import dev.kith.application.account.CreateAccount;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.Creation;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Json;
import dev.kith.bootstrap.option.Options;
import dev.kith.bootstrap.option.Trouble;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.Argon2idHashes;
import dev.kith.neo4j.Neo4jAccounts;
import dev.kith.neo4j.Neo4jUsers;
import dev.kith.neo4j.seam.Database;
import java.time.Clock;
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
        description = "Makes an account. Beside a running server, reach its graph with --neo4j bolt://127.0.0.1:7687.")
final class CreateUserCommand implements Callable<Integer> {

    @Option(names = "--username", paramLabel = "NAME", required = true, description = "Letters, digits, _ and -; unique.")
    private String username = "";

    @Option(names = "--real-name", paramLabel = "NAME", description = "The name others see beside it.")
    private String realName = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where they are written to; unique.")
    private @Nullable String email;

    @Option(names = "--id", paramLabel = "ID", description = "The id they must have (default: the next one).")
    private @Nullable Long id;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = ToRole.class,
            description = "admin, moderator, editor or member (default: member).")
    private Role role = Role.MEMBER;

    @Option(names = "--password", description = "Ask on the terminal for the password they sign in with; without one they have only tokens.")
    private boolean asksForPassword;

    @Option(names = "--password-stdin", description = "Read the password from the first line of the standard input.")
    private boolean readsPassword;

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Neo4j neo4j = new Options.Neo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        UserId wanted = id == null ? null : id(id);
        Username name = name();
        Profile profile = profile();
        EmailAddress address = address();
        Password password = password();
        DataDirectory directory = new DataDirectory(data.path);
        try (Graph graph = Graph.open(neo4j, Options.Doors.closed(), directory, Graph.PATIENT_FOR_CALLERS)) {
            User user = switch (created(graph, wanted, name, profile, address, password)) {
                case AccountCreation.Created(User created) -> created;
                case AccountCreation.IdTaken() -> throw Trouble.because("The id " + wanted + " is taken; choose another, or leave --id out");
                case AccountCreation.UsernameTaken() -> throw Trouble.because("The username " + name + " is taken; choose another");
                case AccountCreation.EmailTaken() -> throw Trouble.because("The address " + email + " is taken; choose another");
                case AccountCreation.Weak(var why) -> throw Trouble.because(Passwords.refusal(why));
            };
            tell(user);
            return 0;
        }
    }

    private AccountCreation created(
            Graph graph, @Nullable UserId wanted, Username name, Profile profile, @Nullable EmailAddress address, @Nullable Password password) {
        Database database = graph.database();
        if (password != null) {
            return new CreateAccount(new Neo4jAccounts(database), new Argon2idHashes(), Clock.systemUTC(), UUID::randomUUID)
                    .handle(wanted, name, profile, address, password, null, role);
        }
        var create = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID);
        return switch (create.handle(wanted, name, profile, address == null ? null : address.text(), role)) {
            case Creation.Created(User user) -> new AccountCreation.Created(user);
            case Creation.IdTaken() -> new AccountCreation.IdTaken();
            case Creation.UsernameTaken() -> new AccountCreation.UsernameTaken();
            case Creation.EmailTaken() -> new AccountCreation.EmailTaken();
        };
    }

    private @Nullable Password password() {
        if (asksForPassword && readsPassword) {
            throw Trouble.ofUsage("Give --password or --password-stdin, not both");
        }
        return asksForPassword ? Passwords.asked() : readsPassword ? Passwords.read(System.in) : null;
    }

    private @Nullable EmailAddress address() {
        if (email != null && !EmailAddress.isWellFormed(email)) {
            throw Trouble.ofUsage("'" + email + "' is not an address like ada@example.org");
        }
        return email == null ? null : new EmailAddress(email);
    }

    private void tell(User user) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", user.id().value());
            object.put("username", user.username().value());
            object.put("role", user.role().name().toLowerCase(Locale.ROOT));
            spec.commandLine().getOut().println(Json.of(object));
        } else {
            spec.commandLine().getOut().println("Made user " + user.id() + ", " + user.username() + ". A token: ./kith token --user " + user.id());
        }
    }

    private static UserId id(long value) {
        if (value < 1) {
            throw Trouble.ofUsage("A user id is at least 1, not " + value);
        }
        return new UserId(value);
    }

    private Username name() {
        if (!Username.isWellFormed(username)) {
            throw Trouble.ofUsage("'" + username + "' is not a username: letters of A to Z, digits, _ and -, at most " + Username.MAX_LENGTH);
        }
        return new Username(username);
    }

    private Profile profile() {
        if (realName.length() > Profile.REAL_NAME_MAX) {
            throw Trouble.ofUsage("A real name has at most " + Profile.REAL_NAME_MAX + " characters");
        }
        return Profile.EMPTY.withRealName(realName);
    }

    static final class ToRole implements ITypeConverter<Role> {

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
