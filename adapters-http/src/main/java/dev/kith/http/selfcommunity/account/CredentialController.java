package dev.kith.http.selfcommunity.account;

import dev.kith.application.account.ChangePassword;
import dev.kith.application.account.ChangePasswordAnswer;
import dev.kith.application.email.ChangeEmail;
import dev.kith.application.email.ChangeEmailAnswer;
import dev.kith.application.email.ConfirmEmail;
import dev.kith.application.email.ConfirmEmailAnswer;
import dev.kith.application.email.ConfirmationMode;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.SelfAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** The caller's own password and e-mail address. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class CredentialController {

    /** The present password and the new one. */
    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record ChangePasswordBody(Given<JsonNode> password, Given<JsonNode> newPassword) {}

    /** The new address, and whether a code must confirm it. */
    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record ChangeEmailBody(Given<JsonNode> newEmail, Given<JsonNode> confirm, Given<JsonNode> sendEmail) {}

    /** The new address and the code that confirms it. */
    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record ConfirmEmailBody(Given<JsonNode> newEmail, Given<JsonNode> validationCode) {}

    /** The code that confirms a new e-mail address. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record ValidationCode(String validationCode) {}

    private static final int MAX_CODE_LENGTH = 255;

    private final ChangePassword changePassword;
    private final ChangeEmail changeEmail;
    private final ConfirmEmail confirmEmail;
    private final GetUser getUser;
    private final ClientAddresses addresses;
    private final Fields.Reader bodies;

    CredentialController(
            ChangePassword changePassword,
            ChangeEmail changeEmail,
            ConfirmEmail confirmEmail,
            GetUser getUser,
            ClientAddresses addresses,
            Fields.Reader bodies) {
        this.changePassword = changePassword;
        this.changeEmail = changeEmail;
        this.confirmEmail = confirmEmail;
        this.getUser = getUser;
        this.addresses = addresses;
        this.bodies = bodies;
    }

    @Patch("/{id:[0-9]+}/change_password")
    @Consumes(MediaType.ALL)
    HttpResponse<?> changePassword(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        SelfAnswer<ChangePasswordAnswer> answer =
                changePassword.handle(caller.requireUser().id(), id, () -> passwords(bodies.of(request, body)));
        return switch (AccessErrors.granted(answer)) {
            case ChangePasswordAnswer.Changed() -> HttpResponse.noContent();
            case ChangePasswordAnswer.WrongPassword() ->
                throw ApiError.ofField("password", "invalid", "The password is wrong.");
            case ChangePasswordAnswer.Weak(var why) -> throw PasswordErrors.of("new_password", why);
            case ChangePasswordAnswer.Throttled(var retryAfter) -> throw ApiError.throttled(retryAfter);
        };
    }

    private static ChangePassword.Passwords passwords(Fields fields) {
        ChangePasswordBody body = fields.as(ChangePasswordBody.class);
        Password current = fields.password("password", body.password());
        Password next = fields.password("new_password", body.newPassword());
        fields.throwIfInvalid();
        return new ChangePassword.Passwords(current, next);
    }

    @Patch("/{id:[0-9]+}/change_email")
    @Consumes(MediaType.ALL)
    HttpResponse<?> changeEmail(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        SelfAnswer<ChangeEmailAnswer> answer =
                changeEmail.handle(caller.requireUser().id(), id, () -> emailChange(bodies.of(request, body)));
        return switch (AccessErrors.granted(answer)) {
            case ChangeEmailAnswer.Changed() -> HttpResponse.noContent();
            case ChangeEmailAnswer.Waiting(Secret code) -> HttpResponse.ok(new ValidationCode(code.text()));
            case ChangeEmailAnswer.Unchanged() -> throw ApiError.invalid("This is your e-mail address already.");
            case ChangeEmailAnswer.NoSuchUser() -> throw ApiError.invalidToken();
            case ChangeEmailAnswer.Throttled(var retryAfter) -> throw ApiError.throttled(retryAfter);
        };
    }

    private static ChangeEmail.Request emailChange(Fields fields) {
        ChangeEmailBody body = fields.as(ChangeEmailBody.class);
        String address = EmailField.read(fields, "new_email", body.newEmail());
        boolean confirm = fields.flag("confirm", body.confirm());
        boolean mailed = fields.flag("send_email", body.sendEmail());
        fields.throwIfInvalid();
        ConfirmationMode mode = confirm
                ? mailed ? ConfirmationMode.BY_MAILED_CODE : ConfirmationMode.BY_CODE
                : ConfirmationMode.AT_ONCE;
        return new ChangeEmail.Request(new EmailAddress(address), mode);
    }

    @Post("/{id:[0-9]+}/confirm_email")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirmEmail(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        UserId user = getUser.handle(id)
                .map(UserSummary::user)
                .filter(found -> !found.status().isDeleted())
                .orElseThrow(ApiError::notFound)
                .id();
        Fields fields = bodies.of(request, body);
        ConfirmEmailBody asked = fields.as(ConfirmEmailBody.class);
        String address = EmailField.read(fields, "new_email", asked.newEmail());
        String code = fields.required("validation_code", asked.validationCode(), MAX_CODE_LENGTH);
        fields.throwIfInvalid();
        return switch (confirmEmail.handle(user, new EmailAddress(address), new Secret(code), addresses.of(request))) {
            case ConfirmEmailAnswer.Confirmed() -> HttpResponse.noContent();
            case ConfirmEmailAnswer.WrongCode() ->
                throw ApiError.ofField(
                        "validation_code", "invalid", "The code is wrong, has expired, or was used before.");
            case ConfirmEmailAnswer.Throttled(var retryAfter) -> throw ApiError.throttled(retryAfter);
        };
    }
}
