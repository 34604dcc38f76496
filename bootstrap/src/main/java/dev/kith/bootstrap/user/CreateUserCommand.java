package dev.kith.bootstrap.user;

import dev.kith.application.user.CreateUser;
import dev.kith.application.user.Creation;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Json;
import dev.kith.bootstrap.option.Options;
import dev.kith.bootstrap.option.Trouble;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.Neo4jUsers;
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
        DataDirectory directory = new DataDirectory(data.path);
        try (Graph graph = Graph.open(neo4j, Options.Doors.closed(), directory, Graph.PATIENT_FOR_CALLERS)) {
            CreateUser create = new CreateUser(new Neo4jUsers(graph.database()), Clock.systemUTC(), UUID::randomUUID);
            User user =
                    switch (create.handle(wanted, name, profile, email, role)) {
                        case Creation.Created(User created) -> created;
                        case Creation.IdTaken() -> throw Trouble.because("The id " + wanted + " is taken; choose another, or leave --id out");
                        case Creation.UsernameTaken() -> throw Trouble.because("The username " + name + " is taken; choose another");
                        case Creation.EmailTaken() -> throw Trouble.because("The address " + email + " is taken; choose another");
                    };
            tell(user);
            return 0;
        }
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
