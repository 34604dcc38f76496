package dev.kith.http.oauth;

import dev.kith.application.session.EndSession;
import dev.kith.application.session.RefreshSession;
import dev.kith.application.session.SignIn;
import dev.kith.application.session.SignInAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.security.token.AccessTokenIssuer;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.BasicAuthUtils;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are given out and given back. Any application may ask for one that is good for everything, so its {@code client_id} is
 * taken as it comes; a token for certain scopes is given to a registered application alone, and is good for nothing else.
 */
@Controller("/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TokenController {

    private static final int LONGEST_NAME = Math.max(Username.MAX_LENGTH, EmailAddress.MAX_LENGTH);
    private static final int LONGEST_TOKEN = 4_096;
    private static final int LONGEST_SCOPE = 1_024;

    /** What a token without limits is told to be good for. */
    private static final String EVERYTHING = "read write";

    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final AccessTokenIssuer accessTokens;
    private final ClientAddresses origins;
    private final ClientAuthenticator clients;
    private final Fields.Reader bodies;

    TokenController(
            SignIn signIn,
            RefreshSession refreshSession,
            EndSession endSession,
            AccessTokenIssuer accessTokens,
            ClientAddresses origins,
            ClientAuthenticator clients,
            Fields.Reader bodies) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.accessTokens = accessTokens;
        this.origins = origins;
        this.clients = clients;
        this.bodies = bodies;
    }

    @Post("/token")
    @Consumes(MediaType.ALL)
    Map<String, Object> token(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String type = fields.required("grant_type", 255);
        fields.check();
        return switch (type) {
            case "password" -> password(request, fields);
            case "refresh_token" -> refresh(request, fields);
            default ->
                throw new ApiError(
                        HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Known are password and refresh_token.");
        };
    }

    private Map<String, Object> password(HttpRequest<?> request, Fields fields) {
        String name = fields.required("username", LONGEST_NAME);
        String password = fields.secret("password");
        ClientRequest asking = asking(request, fields);
        fields.check();
        Optional<App> app = clients.identify(asking.client(), asking.secret());
        TokenScope limits = asking.scopes().isEmpty()
                ? null
                : new TokenScope(
                        app.orElseThrow(() -> invalidClient("Scopes are for registered applications."))
                                .key(),
                        asking.scopes());
        return answer(
                signIn.handle(name, new Password(password), limits, origins.of(request)),
                "The name or the password is wrong.");
    }

    private Map<String, Object> refresh(HttpRequest<?> request, Fields fields) {
        String text = fields.required("refresh_token", LONGEST_TOKEN);
        ClientRequest asking = asking(request, fields);
        fields.check();
        AppKey client =
                clients.identify(asking.client(), asking.secret()).map(App::key).orElse(null);
        String complaint =
                "The token is not one of ours, has expired, was used before, or was given to another application.";
        RefreshToken token = RefreshToken.parse(text).orElseThrow(() -> invalidGrant(complaint));
        return answer(refreshSession.handle(token, client, asking.scopes(), origins.of(request)), complaint);
    }

    private Map<String, Object> answer(SignInAnswer grant, String complaint) {
        return switch (grant) {
            case SignInAnswer.Granted(UserId user, var limits, RefreshToken next, Instant at) ->
                tokens(user, limits, next, at);
            case SignInAnswer.Refused() -> throw invalidGrant(complaint);
            case SignInAnswer.BeyondScope() -> throw invalidScope("The session was not opened for that.");
            case SignInAnswer.Throttled(var pause) -> throw ApiError.throttled(pause);
        };
    }

    private Map<String, Object> tokens(UserId user, @Nullable TokenScope limits, RefreshToken next, Instant at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", accessTokens.issue(user, next.session(), limits, at));
        json.put("expires_in", AccessTokenIssuer.LIFETIME.toSeconds());
        json.put("token_type", "Bearer");
        json.put("scope", limits == null ? EVERYTHING : Scopes.print(limits.scopes()));
        json.put("refresh_token", next.text());
        return json;
    }

    /**
     * Who asks, and for what.
     *
     * @param scopes empty for everything that wants no limits
     */
    private record ClientRequest(
            @Nullable String client, @Nullable String secret, Set<String> scopes) {}

    /** Credentials come in the body or, as RFC 6749 prefers it, in the header. */
    private static ClientRequest asking(HttpRequest<?> request, Fields fields) {
        String[] given = new String[3];
        fields.text("client_id", LONGEST_NAME, false, text -> given[0] = text);
        fields.text("client_secret", LONGEST_NAME, false, text -> given[1] = text);
        fields.text("scope", LONGEST_SCOPE, false, text -> given[2] = text);
        if (given[0] == null) {
            request.getHeaders()
                    .getAuthorization()
                    .flatMap(BasicAuthUtils::parseCredentials)
                    .ifPresent(credentials -> {
                        given[0] = credentials.getUsername();
                        given[1] = credentials.getPassword();
                    });
        }
        return new ClientRequest(given[0], given[1], scopes(given[2]));
    }

    private static Set<String> scopes(@Nullable String text) {
        if (text == null
                || text.isEmpty()
                || new TreeSet<>(List.of(text.split(" +"))).equals(new TreeSet<>(List.of(EVERYTHING.split(" "))))) {
            return Set.of();
        }
        return Scopes.parse(text)
                .orElseThrow(() -> invalidScope("Known are " + Scopes.print(new TreeSet<>(Scopes.ALL)) + "."));
    }

    private static ApiError invalidScope(String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, "invalid_scope", message);
    }

    static ApiError invalidClient(String message) {
        return new ApiError(HttpStatus.UNAUTHORIZED, "invalid_client", message);
    }

    private static ApiError invalidGrant(String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, "invalid_grant", message);
    }

    /** Either token ends the session it belongs to; one that belongs to none needs no revoking, and the RFC wants no one told. */
    @Post("/revoke_token")
    @Consumes(MediaType.ALL)
    Map<String, Object> revoke(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String text = fields.required("token", LONGEST_TOKEN);
        fields.check();
        Optional<SessionId> session =
                RefreshToken.parse(text).map(RefreshToken::session).or(() -> accessTokens.sessionOf(text));
        session.ifPresent(endSession::handle);
        return Map.of();
    }
}
