package dev.kith.application.access;

import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import java.time.Clock;
import java.util.function.Supplier;

/** An application exchanges the verifier for the token that it requested. */
public final class GrantAccess {

    public sealed interface Answer {

        record Granted(AppToken.Granted token) implements Answer {}

        record WrongVerifier() implements Answer {}

        /** The token was exchanged or revoked meanwhile. */
        record Superseded() implements Answer {}
    }

    private final AppTokens tokens;
    private final Clock clock;
    private final Supplier<Secret> secrets;

    public GrantAccess(AppTokens tokens, Clock clock, Supplier<Secret> secrets) {
        this.tokens = tokens;
        this.clock = clock;
        this.secrets = secrets;
    }

    public Answer handle(AppToken.Approved approved, String verifier) {
        if (!approved.isVerifiedBy(verifier)) {
            return new Answer.WrongVerifier();
        }
        AppToken.Granted token = new AppToken.Granted(
                new TokenKey(secrets.get().text()), secrets.get(), approved.app(), approved.user(), clock.instant());
        return switch (tokens.grant(approved, token)) {
            case REPLACED -> new Answer.Granted(token);
            case SUPERSEDED -> new Answer.Superseded();
        };
    }
}
