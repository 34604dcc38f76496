package dev.kith.http.selfcommunity.account;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.CreateAccount;
import dev.kith.application.account.CreateAccountAnswer;
import dev.kith.application.account.FindAccount;
import dev.kith.application.tie.FindRelations;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.QueryParameters;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accounts, for administrators. */
@Controller("${kith.selfcommunity.path}/account")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AccountController {

    /** The account that an administrator creates. */
    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record CreateAccountBody(
            Given<JsonNode> username, Given<JsonNode> email, Given<JsonNode> password, Given<JsonNode> extId) {}

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?+[0-9]{1,18}+");

    private final CreateAccount createAccount;
    private final FindAccount findAccount;
    private final FindRelations findRelations;
    private final Fields.Reader bodies;
    private final UserJson json;

    AccountController(
            CreateAccount createAccount,
            FindAccount findAccount,
            FindRelations findRelations,
            Fields.Reader bodies,
            UserJson json) {
        this.createAccount = createAccount;
        this.findAccount = findAccount;
        this.findRelations = findRelations;
        this.bodies = bodies;
        this.json = json;
    }

    @Post("/create")
    @Consumes(MediaType.ALL)
    HttpResponse<?> create(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        requireAdmin(caller);
        Fields fields = bodies.of(request, body);
        CreateAccountBody asked = fields.as(CreateAccountBody.class);
        String username = fields.required("username", asked.username(), Username.MAX_LENGTH);
        if (!username.isEmpty() && !Username.isWellFormed(username)) {
            fields.refuse("username", "invalid", "Enter a valid username: letters, digits, _ and -.");
        }
        String email = EmailField.read(fields, "email", asked.email());
        Password password = fields.password("password", asked.password());
        ExternalId externalId = externalId(fields, asked.extId());
        fields.throwIfInvalid();
        CreateAccountAnswer answer = createAccount.handle(
                null,
                new Username(username),
                Profile.EMPTY,
                new EmailAddress(email),
                password,
                externalId,
                Role.MEMBER);
        return switch (answer) {
            case CreateAccountAnswer.Created(User user) ->
                HttpResponse.created(json.of(request, caller, new UserSummary(user, UserCounters.NONE), Relation.NONE));
            case CreateAccountAnswer.IdTaken() -> throw new IllegalStateException("The next id was given before");
            case CreateAccountAnswer.UsernameTaken() -> throw AccessErrors.usernameTaken();
            case CreateAccountAnswer.EmailTaken() -> throw AccessErrors.emailTaken();
            case CreateAccountAnswer.ExternalIdTaken() -> throw AccessErrors.externalIdTaken();
            case CreateAccountAnswer.Weak(var why) -> throw PasswordErrors.of("password", why);
        };
    }

    /** A whole number, as a number or as text; null if the field is absent, null or empty. */
    private static @Nullable ExternalId externalId(Fields fields, Given<JsonNode> field) {
        JsonNode node = field.orNull();
        String scalar = node == null ? "" : Fields.scalar(node);
        String text = scalar == null ? null : scalar.strip();
        if (text != null && text.isEmpty()) {
            return null;
        }
        if (text == null || !WHOLE_NUMBER.matcher(text).matches()) {
            fields.refuse("ext_id", "invalid", "A valid integer is required.");
            return null;
        }
        return ExternalId.of(Long.parseLong(text));
    }

    @Get("/search")
    Object search(HttpRequest<?> request, Caller caller) {
        requireAdmin(caller);
        List<AccountKey> keys = keys(request);
        if (keys.size() != 1) {
            throw ApiError.invalid("Give exactly one of username, email and ext_id.");
        }
        UserSummary summary = findAccount.handle(keys.getFirst()).orElseThrow(ApiError::notFound);
        UserId found = summary.user().id();
        Relation relation = findRelations.handle(caller.id(), found);
        return json.of(request, caller, summary, relation);
    }

    private static List<AccountKey> keys(HttpRequest<?> request) {
        List<AccountKey> keys = new ArrayList<>();
        String username = text(request, "username");
        if (username != null) {
            keys.add(new AccountKey.Named(parse(username, Username.isWellFormed(username), Username::new)));
        }
        String email = text(request, "email");
        if (email != null) {
            keys.add(new AccountKey.Mailed(parse(email, EmailAddress.isWellFormed(email), EmailAddress::new)));
        }
        String externalId = text(request, "ext_id");
        if (externalId != null) {
            keys.add(new AccountKey.External(ExternalId.of(number(externalId))));
        }
        return keys;
    }

    private static @Nullable String text(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A malformed username or address belongs to no user. */
    private static <T> T parse(String text, boolean wellFormed, Function<String, T> make) {
        if (!wellFormed) {
            throw ApiError.notFound();
        }
        return make.apply(text);
    }

    private static long number(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw ApiError.ofField("ext_id", "invalid", "A valid integer is required.");
        }
        return Long.parseLong(text);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw ApiError.forbidden("Only an administrator may do this.");
        }
    }
}
