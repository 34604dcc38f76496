package dev.kith.application.access;

import dev.kith.application.account.CheckPassword;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import java.time.Duration;
import java.util.function.Supplier;

/** A user signs in and approves the request of an application. */
public final class ApproveAccess {

    public sealed interface Answer {

        record Approved(AppToken.Approved token) implements Answer {}

        record WrongPassword() implements Answer {}

        /** Another user approved it first, or the password was changed meanwhile. */
        record Superseded() implements Answer {}

        record Throttled(Duration pause) implements Answer {}
    }

    private final AppTokens tokens;
    private final CheckPassword checkPassword;
    private final Supplier<Secret> secrets;

    public ApproveAccess(AppTokens tokens, CheckPassword checkPassword, Supplier<Secret> secrets) {
        this.tokens = tokens;
        this.checkPassword = checkPassword;
        this.secrets = secrets;
    }

    /** @param name a username or an e-mail address */
    public Answer handle(AppToken.Requested token, String name, Password password, AttemptKey.Address from) {
        return switch (checkPassword.handle(name, password, from)) {
            case CheckPassword.Answer.Correct(var user, var hash) -> {
                AppToken.Approved approved = token.approvedBy(user, secrets.get());
                yield switch (tokens.approve(approved, hash)) {
                    case REPLACED -> new Answer.Approved(approved);
                    case SUPERSEDED -> new Answer.Superseded();
                };
            }
            case CheckPassword.Answer.Wrong() -> new Answer.WrongPassword();
            case CheckPassword.Answer.Throttled(var pause) -> new Answer.Throttled(pause);
        };
    }
}
