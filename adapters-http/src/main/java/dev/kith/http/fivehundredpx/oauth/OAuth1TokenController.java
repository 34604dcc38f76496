package dev.kith.http.fivehundredpx.oauth;

import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.FindToken;
import dev.kith.application.access.GrantAccess;
import dev.kith.application.access.RequestAccess;
import dev.kith.application.access.RevokeAccess;
import dev.kith.domain.access.AppToken;
import dev.kith.http.fivehundredpx.oauth.signature.OAuth1Errors;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureVerifier;
import dev.kith.http.fivehundredpx.oauth.signature.VerifiedSignature;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues request tokens, exchanges them for access tokens, and revokes these. */
@Controller("${kith.px.path}/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
final class OAuth1TokenController {

    private static final String OUT_OF_BAND = "oob";

    /** Schemes that a browser runs or reads locally instead of visiting. */
    private static final Set<String> UNSAFE_SCHEMES = Set.of("javascript", "data", "vbscript", "file", "blob", "about");

    private final SignatureVerifier signatures;
    private final RequestAccess requestAccess;
    private final ApproveAccess approveAccess;
    private final GrantAccess grantAccess;
    private final RevokeAccess revokeAccess;
    private final ClientAddresses addresses;

    OAuth1TokenController(
            SignatureVerifier signatures,
            RequestAccess requestAccess,
            ApproveAccess approveAccess,
            GrantAccess grantAccess,
            RevokeAccess revokeAccess,
            ClientAddresses addresses) {
        this.signatures = signatures;
        this.requestAccess = requestAccess;
        this.approveAccess = approveAccess;
        this.grantAccess = grantAccess;
        this.revokeAccess = revokeAccess;
        this.addresses = addresses;
    }

    @Post(uri = "/request_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> requestToken(HttpRequest<?> request, @Body @Nullable String body) {
        VerifiedSignature signature = verify(request, body);
        if (signature.token() != null) {
            throw OAuth1Errors.invalid("a request token is asked for without a token.");
        }
        AppToken token = request(signature, callback(signature.request().required("oauth_callback")));
        return tokenResponse(token, "&oauth_callback_confirmed=true");
    }

    @Post(uri = "/access_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> accessToken(HttpRequest<?> request, @Body @Nullable String body) {
        VerifiedSignature signature = verify(request, body);
        String mode = signature.request().parameter("x_auth_mode");
        if (mode != null) {
            return tokenResponse(signIn(request, signature, mode), "");
        }
        return switch (signature.token()) {
            case FindToken.Answer.Approved(var approved) ->
                tokenResponse(exchange(approved, signature.request().required("oauth_verifier")), "");
            case FindToken.Answer.Requested _ -> throw OAuth1Errors.invalid("no user has approved the token yet.");
            case FindToken.Answer.Granted _ -> throw OAuth1Errors.invalid("an access token is not exchanged.");
            case FindToken.Answer.NoSuchToken _ -> throw OAuth1Errors.missing("oauth_token");
            case null -> throw OAuth1Errors.missing("oauth_token");
        };
    }

    /** Revokes the access token that signs the request. The vendor's documents have no such call. */
    @Post(uri = "/revoke_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("it only takes access away")
    HttpResponse<?> revokeToken(HttpRequest<?> request, @Body @Nullable String body) {
        if (!(verify(request, body).token() instanceof FindToken.Answer.Granted(var token, var _))) {
            throw OAuth1Errors.invalid("only an access token can be revoked.");
        }
        revokeAccess.handle(token.key());
        return HttpResponse.noContent();
    }

    private VerifiedSignature verify(HttpRequest<?> request, @Nullable String body) {
        return signatures.verify(request, body).orElseThrow(() -> OAuth1Errors.missing("oauth_consumer_key"));
    }

    /** xAuth: the application sends the user's password, so no page is shown. */
    private AppToken signIn(HttpRequest<?> request, VerifiedSignature signature, String mode) {
        String name = signature.request().parameter("x_auth_username");
        String password = signature.request().parameter("x_auth_password");
        if (signature.token() != null || !mode.equals("client_auth") || name == null || password == null) {
            throw OAuth1Errors.invalid(
                    "xAuth needs x_auth_mode=client_auth, x_auth_username and x_auth_password, and no token.");
        }
        Credentials given = Credentials.of(name, password)
                .orElseThrow(() -> OAuth1Errors.invalid("the name or the password is wrong."));
        AppToken.Requested requested = request(signature, null);
        ApproveAccess.Answer answer =
                approveAccess.handle(requested, given.name(), given.password(), addresses.of(request));
        if (answer instanceof ApproveAccess.Answer.Approved(var approved)) {
            return exchange(approved, approved.verifier().text());
        }
        revokeAccess.handle(requested.key());
        throw answer instanceof ApproveAccess.Answer.Throttled(var pause)
                ? ApiError.throttled(pause)
                : OAuth1Errors.invalid("the name or the password is wrong.");
    }

    private AppToken.Requested request(VerifiedSignature signature, @Nullable URI callback) {
        return switch (requestAccess.handle(signature.app().key(), callback)) {
            case RequestAccess.Answer.Requested(var token) -> token;
            case RequestAccess.Answer.Throttled(var pause) -> throw ApiError.throttled(pause);
        };
    }

    private AppToken exchange(AppToken.Approved approved, String verifier) {
        return switch (grantAccess.handle(approved, verifier)) {
            case GrantAccess.Answer.Granted(var token) -> token;
            case GrantAccess.Answer.WrongVerifier() ->
                throw OAuth1Errors.invalid("oauth_verifier is not what the user was given.");
            case GrantAccess.Answer.Superseded() ->
                throw OAuth1Errors.invalid("the token was exchanged or revoked in between.");
        };
    }

    private static @Nullable URI callback(String text) {
        if (text.equals(OUT_OF_BAND)) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute()
                    && uri.getFragment() == null
                    && !UNSAFE_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw invalidCallback();
        }
        throw invalidCallback();
    }

    private static ApiError invalidCallback() {
        return OAuth1Errors.invalid("oauth_callback is neither an absolute address without a fragment nor oob.");
    }

    /** The body holds secrets, so no cache may store it. */
    private static HttpResponse<String> tokenResponse(AppToken token, String suffix) {
        return HttpResponse.ok("oauth_token=" + token.key() + "&oauth_token_secret="
                        + token.secret().text() + suffix)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                .header("Cache-Control", "no-store");
    }
}
