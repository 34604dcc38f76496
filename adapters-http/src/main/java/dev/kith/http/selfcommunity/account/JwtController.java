package dev.kith.http.selfcommunity.account;

import dev.kith.http.security.token.AccessTokenIssuer;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a token is signed by this community and has not expired. */
@Controller("${kith.selfcommunity.path}/jwt")
@Secured(SecurityRule.IS_ANONYMOUS)
final class JwtController {

    private static final int LONGEST_TOKEN = 4_096;

    private final AccessTokenIssuer tokens;
    private final Fields.Reader bodies;

    JwtController(AccessTokenIssuer tokens, Fields.Reader bodies) {
        this.tokens = tokens;
        this.bodies = bodies;
    }

    @Post("/verify_token")
    @Consumes(MediaType.ALL)
    Map<String, Object> verify(HttpRequest<?> request, @Body @Nullable String body) {
        Fields fields = bodies.of(request, body);
        String token = fields.required("token", LONGEST_TOKEN);
        fields.check();
        if (!tokens.isValid(token)) {
            throw ApiError.invalidToken();
        }
        return Map.of();
    }
}
