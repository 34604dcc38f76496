package dev.kith.http.selfcommunity.account;

import dev.kith.application.session.FindTokenHolder;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.TokenHolders;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.EmptyObject;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Tells whether this server signed a token, and the token has neither expired nor been revoked. */
@Controller("${kith.selfcommunity.path}/jwt")
@Secured(SecurityRule.IS_ANONYMOUS)
final class JwtController {

    @Serdeable.Deserializable
    record VerifyBody(Given<JsonNode> token) {}

    private final TokenVerifier verifier;
    private final TokenHolders holders;
    private final Fields.Reader bodies;

    JwtController(TokenVerifier verifier, TokenHolders holders, Fields.Reader bodies) {
        this.verifier = verifier;
        this.holders = holders;
        this.bodies = bodies;
    }

    @Post("/verify_token")
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("it only reads")
    EmptyObject verify(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String token = fields.required("token", fields.as(VerifyBody.class).token(), TokenVerifier.MAX_TOKEN_LENGTH);
        fields.throwIfInvalid();
        if (!verifier.isCurrent(token) || isRevoked(token)) {
            throw ApiError.invalidToken();
        }
        return new EmptyObject();
    }

    private boolean isRevoked(String token) {
        return verifier.holderOf(token)
                .map(holders::find)
                .filter(FindTokenHolder.Answer.Revoked.class::isInstance)
                .isPresent();
    }
}
