package dev.kith.http.selfcommunity;

import dev.kith.application.account.ChangePassword;
import dev.kith.application.account.PasswordChange;
import dev.kith.application.email.ChangeEmail;
import dev.kith.application.email.ConfirmAnswer;
import dev.kith.application.email.ConfirmEmail;
import dev.kith.application.email.EmailAnswer;
import dev.kith.application.email.Manner;
import dev.kith.application.user.GetUser;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.security.Origins;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One's own password and address. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class CredentialController {

    private static final int LONGEST_CODE = 255;

    private final ChangePassword changePassword;
    private final ChangeEmail changeEmail;
    private final ConfirmEmail confirmEmail;
    private final GetUser getUser;
    private final Oneself oneself;
    private final Origins origins;
    private final Fields.Reader bodies;

    CredentialController(
            ChangePassword changePassword,
            ChangeEmail changeEmail,
            ConfirmEmail confirmEmail,
            GetUser getUser,
            Oneself oneself,
            Origins origins,
            Fields.Reader bodies) {
        this.changePassword = changePassword;
        this.changeEmail = changeEmail;
        this.confirmEmail = confirmEmail;
        this.getUser = getUser;
        this.oneself = oneself;
        this.origins = origins;
        this.bodies = bodies;
    }

    @Patch("/{id:[0-9]+}/change_password")
    @Consumes(MediaType.ALL)
    HttpResponse<?> changePassword(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        UserId self = oneself.required(caller, id);
        Fields fields = bodies.of(request, body);
        String present = fields.secret("password");
        String next = fields.secret("new_password");
        fields.check();
        return switch (changePassword.handle(self, new Password(present), new Password(next), origins.of(request))) {
            case PasswordChange.Changed() -> HttpResponse.noContent();
            case PasswordChange.WrongPassword() -> throw Failure.ofField("password", "invalid", "The password is wrong.");
            case PasswordChange.Weak(var why) -> throw Weaknesses.failure("new_password", why);
            case PasswordChange.Throttled(var pause) -> throw Failure.throttled(pause);
        };
    }

    @Patch("/{id:[0-9]+}/change_email")
    @Consumes(MediaType.ALL)
    HttpResponse<?> changeEmail(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        UserId self = oneself.required(caller, id);
        Fields fields = bodies.of(request, body);
        String address = Emails.read(fields, "new_email");
        boolean confirm = fields.flag("confirm");
        boolean mailed = fields.flag("send_email");
        fields.check();
        Manner manner = confirm ? mailed ? Manner.BY_MAILED_CODE : Manner.BY_CODE : Manner.AT_ONCE;
        return switch (changeEmail.handle(self, new EmailAddress(address), manner)) {
            case EmailAnswer.Changed() -> HttpResponse.noContent();
            case EmailAnswer.Waiting(Secret code) -> HttpResponse.ok(Map.of("validation_code", code.text()));
            case EmailAnswer.Unchanged() -> throw Failure.invalid("This is your e-mail address already.");
            case EmailAnswer.Taken() -> throw taken();
            case EmailAnswer.NoSuchUser() -> throw Failure.badToken();
        };
    }

    @Post("/{id:[0-9]+}/confirm_email")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirmEmail(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        UserId user = getUser.handle(id)
                .map(card -> card.user())
                .filter(found -> !found.status().isDeleted())
                .orElseThrow(Failure::notFound)
                .id();
        Fields fields = bodies.of(request, body);
        String address = Emails.read(fields, "new_email");
        String code = fields.required("validation_code", LONGEST_CODE);
        fields.check();
        return switch (confirmEmail.handle(user, new EmailAddress(address), new Secret(code), origins.of(request))) {
            case ConfirmAnswer.Confirmed() -> HttpResponse.noContent();
            case ConfirmAnswer.WrongCode() ->
                throw Failure.ofField("validation_code", "invalid", "The code is wrong, has expired, or was used before.");
            case ConfirmAnswer.Taken() -> throw taken();
            case ConfirmAnswer.Throttled(var pause) -> throw Failure.throttled(pause);
        };
    }

    private static Failure taken() {
        return Failure.ofField("new_email", "invalid", "This e-mail address cannot be used.");
    }
}
