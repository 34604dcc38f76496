package dev.kith.http.px.oauth;

import dev.kith.application.access.SeeToken;
import dev.kith.domain.user.User;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: for reading a consumer key is enough, for anything else a user must have let the application in. */
@Singleton
public final class Visitors {

    private final Signatures signatures;

    Visitors(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * The user for whom the application reads, or no one in particular.
     *
     * @throws Failure 401 where not even the application is known
     */
    public Caller reader(HttpRequest<?> request) {
        Optional<Caller> signed = signatures.check(request, null).map(Visitors::caller);
        return signed.orElseGet(() -> {
            String key = Query.last(request, "consumer_key");
            if (key == null || key.isEmpty()) {
                throw new Failure(HttpStatus.UNAUTHORIZED, "not_authenticated", "Consumer key missing.");
            }
            signatures.app(key);
            return new Caller(null);
        });
    }

    /**
     * The user for whom the application acts.
     *
     * @throws Failure 401 where it acts for none
     */
    public User user(HttpRequest<?> request, @Nullable String body) {
        User user = signatures.check(request, body).map(proof -> caller(proof).user()).orElse(null);
        if (user == null) {
            throw new Failure(HttpStatus.UNAUTHORIZED, "not_authenticated", "This needs a user: sign it with OAuth and an access token.");
        }
        return user;
    }

    private static Caller caller(Proof proof) {
        return switch (proof.token()) {
            case null -> new Caller(null);
            case SeeToken.Answer.Granted(var _, var user) -> new Caller(user);
            case SeeToken.Answer.Asked _, SeeToken.Answer.Approved _, SeeToken.Answer.NoSuchToken _ ->
                throw InvalidRequest.because("a request token opens nothing; exchange it for an access token.");
        };
    }
}
