package dev.kith.http.oauth;

import dev.kith.application.session.EndSession;
import dev.kith.application.session.Grant;
import dev.kith.application.session.RefreshSession;
import dev.kith.application.session.SignIn;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.AccessTokens;
import dev.kith.http.security.Origins;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where tokens are given out and given back. Any application may ask: there is no list of clients, so {@code client_id} is taken and not looked at. */
@Controller("/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TokenController {

    private static final int LONGEST_NAME = Math.max(Username.MAX_LENGTH, EmailAddress.MAX_LENGTH);
    private static final int LONGEST_TOKEN = 4_096;

    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final AccessTokens accessTokens;
    private final Origins origins;
    private final Fields.Reader bodies;

    TokenController(
            SignIn signIn,
            RefreshSession refreshSession,
            EndSession endSession,
            AccessTokens accessTokens,
            Origins origins,
            Fields.Reader bodies) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.accessTokens = accessTokens;
        this.origins = origins;
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
            default -> throw new Failure(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Known are password and refresh_token.");
        };
    }

    private Map<String, Object> password(HttpRequest<?> request, Fields fields) {
        String name = fields.required("username", LONGEST_NAME);
        String password = fields.secret("password");
        fields.check();
        return answer(signIn.handle(name, new Password(password), origins.of(request)), "The name or the password is wrong.");
    }

    private Map<String, Object> refresh(HttpRequest<?> request, Fields fields) {
        String text = fields.required("refresh_token", LONGEST_TOKEN);
        fields.check();
        String complaint = "The token is not one of ours, has expired, or was used before.";
        RefreshToken token = RefreshToken.parse(text).orElseThrow(() -> invalidGrant(complaint));
        return answer(refreshSession.handle(token, origins.of(request)), complaint);
    }

    private Map<String, Object> answer(Grant grant, String complaint) {
        return switch (grant) {
            case Grant.Granted(UserId user, RefreshToken next, Instant at) -> tokens(user, next, at);
            case Grant.Refused() -> throw invalidGrant(complaint);
            case Grant.Throttled(var pause) -> throw Failure.throttled(pause);
        };
    }

    private Map<String, Object> tokens(UserId user, RefreshToken next, Instant at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", accessTokens.of(user, next.session(), at));
        json.put("expires_in", AccessTokens.LIFE.toSeconds());
        json.put("token_type", "Bearer");
        json.put("scope", "read write");
        json.put("refresh_token", next.text());
        return json;
    }

    private static Failure invalidGrant(String message) {
        return new Failure(HttpStatus.BAD_REQUEST, "invalid_grant", message);
    }

    /** Either token ends the session it belongs to; one that belongs to none needs no revoking, and the RFC wants no one told. */
    @Post("/revoke_token")
    @Consumes(MediaType.ALL)
    Map<String, Object> revoke(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String text = fields.required("token", LONGEST_TOKEN);
        fields.check();
        Optional<SessionId> session = RefreshToken.parse(text).map(RefreshToken::session).or(() -> accessTokens.session(text));
        session.ifPresent(endSession::handle);
        return Map.of();
    }
}
