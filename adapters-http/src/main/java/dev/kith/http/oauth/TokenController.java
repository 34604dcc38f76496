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
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.security.token.AccessTokenIssuer;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.EmptyObject;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.BasicAuthUtils;
import io.micronaut.security.authentication.UsernamePasswordCredentials;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Issues, refreshes and revokes tokens. A token without a scope is issued to any application, so its {@code client_id}
 * is not checked. A token with a scope is issued only to a registered application.
 */
@Controller("/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TokenController {

    /** The fields of all grant types. */
    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record TokenRequest(
            Given<JsonNode> grantType,
            Given<JsonNode> username,
            Given<JsonNode> password,
            Given<JsonNode> refreshToken,
            Given<JsonNode> clientId,
            Given<JsonNode> clientSecret,
            Given<JsonNode> scope) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record TokenResponse(String accessToken, long expiresIn, String tokenType, String scope, String refreshToken) {}

    @Serdeable.Deserializable
    record RevokeRequest(Given<JsonNode> token) {}

    private static final int MAX_NAME_LENGTH = Math.max(Username.MAX_LENGTH, EmailAddress.MAX_LENGTH);
    private static final TextRule CLIENT = TextRule.line(MAX_NAME_LENGTH);
    private static final TextRule SCOPE = TextRule.line(1_024);

    /** The {@code scope} in the response for a token without a scope. A client may send it back. */
    private static final Set<String> UNSCOPED = new TreeSet<>(Set.of("read", "write"));

    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final AccessTokenIssuer issuer;
    private final TokenVerifier verifier;
    private final ClientAddresses addresses;
    private final ClientAuthenticator clients;
    private final Fields.Reader bodies;

    TokenController(
            SignIn signIn,
            RefreshSession refreshSession,
            EndSession endSession,
            AccessTokenIssuer issuer,
            TokenVerifier verifier,
            ClientAddresses addresses,
            ClientAuthenticator clients,
            Fields.Reader bodies) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.issuer = issuer;
        this.verifier = verifier;
        this.addresses = addresses;
        this.clients = clients;
        this.bodies = bodies;
    }

    @Post("/token")
    @Consumes(MediaType.ALL)
    TokenResponse token(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        TokenRequest asked = fields.as(TokenRequest.class);
        String type = fields.required("grant_type", asked.grantType(), 255);
        fields.throwIfInvalid();
        return switch (type) {
            case "password" -> password(request, fields, asked);
            case "refresh_token" -> refresh(request, fields, asked);
            default ->
                throw new ApiError(
                        HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Known are password and refresh_token.");
        };
    }

    private TokenResponse password(HttpRequest<?> request, Fields fields, TokenRequest asked) {
        String name = fields.required("username", asked.username(), MAX_NAME_LENGTH);
        Password password = fields.password("password", asked.password());
        Client client = client(request, fields, asked);
        fields.throwIfInvalid();
        Optional<App> app = clients.identify(client.key(), client.secret());
        TokenScope scope = client.scopes().isEmpty()
                ? null
                : new TokenScope(
                        app.orElseThrow(() -> invalidClient("Scopes are for registered applications."))
                                .key(),
                        client.scopes());
        return answer(
                signIn.handle(name, password, scope, addresses.of(request)), "The name or the password is wrong.");
    }

    private TokenResponse refresh(HttpRequest<?> request, Fields fields, TokenRequest asked) {
        String text = fields.required("refresh_token", asked.refreshToken(), TokenVerifier.MAX_TOKEN_LENGTH);
        Client client = client(request, fields, asked);
        fields.throwIfInvalid();
        AppKey app =
                clients.identify(client.key(), client.secret()).map(App::key).orElse(null);
        String complaint =
                "The token is not one of ours, has expired, was used before, or was given to another application.";
        RefreshToken token = RefreshToken.parse(text).orElseThrow(() -> invalidGrant(complaint));
        return answer(refreshSession.handle(token, app, client.scopes(), addresses.of(request)), complaint);
    }

    private TokenResponse answer(SignInAnswer answer, String complaint) {
        return switch (answer) {
            case SignInAnswer.Granted(UserId user, var scope, RefreshToken next, Instant issued) ->
                tokens(user, scope, next, issued);
            case SignInAnswer.Refused() -> throw invalidGrant(complaint);
            case SignInAnswer.BeyondScope() -> throw invalidScope("The session does not have that scope.");
            case SignInAnswer.Throttled(var retryAfter) -> throw ApiError.throttled(retryAfter);
        };
    }

    private TokenResponse tokens(UserId user, @Nullable TokenScope scope, RefreshToken next, Instant issued) {
        return new TokenResponse(
                issuer.issue(user, next.session(), scope, issued),
                AccessTokenIssuer.LIFETIME.toSeconds(),
                "Bearer",
                Scopes.print(scope == null ? UNSCOPED : scope.scopes()),
                next.text());
    }

    /**
     * The application that requests a token.
     *
     * @param scopes empty for a token without a scope
     */
    private record Client(@Nullable String key, @Nullable String secret, Set<String> scopes) {}

    /** The credentials are in the body or, as RFC 6749 prefers, in the header. */
    private static Client client(HttpRequest<?> request, Fields fields, TokenRequest asked) {
        String key = fields.text("client_id", asked.clientId(), CLIENT).orNull();
        String secret =
                fields.text("client_secret", asked.clientSecret(), CLIENT).orNull();
        String scope = fields.text("scope", asked.scope(), SCOPE).orNull();
        Optional<UsernamePasswordCredentials> header = key == null
                ? request.getHeaders().getAuthorization().flatMap(BasicAuthUtils::parseCredentials)
                : Optional.empty();
        return new Client(
                header.map(UsernamePasswordCredentials::getUsername).orElse(key),
                header.map(UsernamePasswordCredentials::getPassword).orElse(secret),
                scopes(scope));
    }

    private static Set<String> scopes(@Nullable String text) {
        if (text == null || text.isEmpty() || UNSCOPED.equals(new TreeSet<>(Scopes.split(text)))) {
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

    /**
     * Ends the session of an access token or a refresh token. A token without a session is no error, as RFC 7009
     * demands.
     */
    @Post("/revoke_token")
    @Consumes(MediaType.ALL)
    EmptyObject revoke(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String text = fields.required("token", fields.as(RevokeRequest.class).token(), TokenVerifier.MAX_TOKEN_LENGTH);
        fields.throwIfInvalid();
        RefreshToken.parse(text)
                .map(RefreshToken::session)
                .or(() -> verifier.sessionOf(text))
                .ifPresent(endSession::handle);
        return new EmptyObject();
    }
}
