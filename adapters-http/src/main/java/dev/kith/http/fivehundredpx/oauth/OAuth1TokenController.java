package dev.kith.http.fivehundredpx.oauth;

import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.FindToken;
import dev.kith.application.access.GrantAccess;
import dev.kith.application.access.RequestAccess;
import dev.kith.application.access.RevokeAccess;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.account.Password;
import dev.kith.http.fivehundredpx.oauth.signature.OAuth1Errors;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureVerifier;
import dev.kith.http.fivehundredpx.oauth.signature.VerifiedSignature;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.wire.ApiError;
import io.micronaut.context.annotation.Requires;
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

/** What applications ask for by themselves: a token to be approved, the token that was granted, and the end of it. */
@Controller("${kith.px.path}/oauth")
@Requires(property = "kith.px.enabled", notEquals = "false")
@Secured(SecurityRule.IS_ANONYMOUS)
final class OAuth1TokenController {

    private static final String OUT_OF_BAND = "oob";

    /** Addresses that a browser would run or read instead of visiting. */
    private static final Set<String> NO_ADDRESS = Set.of("javascript", "data", "vbscript", "file", "blob", "about");

    private final SignatureVerifier signatures;
    private final RequestAccess requestAccess;
    private final ApproveAccess approveAccess;
    private final GrantAccess grantAccess;
    private final RevokeAccess revokeAccess;
    private final ClientAddresses origins;

    OAuth1TokenController(
            SignatureVerifier signatures,
            RequestAccess requestAccess,
            ApproveAccess approveAccess,
            GrantAccess grantAccess,
            RevokeAccess revokeAccess,
            ClientAddresses origins) {
        this.signatures = signatures;
        this.requestAccess = requestAccess;
        this.approveAccess = approveAccess;
        this.grantAccess = grantAccess;
        this.revokeAccess = revokeAccess;
        this.origins = origins;
    }

    @Post(uri = "/request_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> ask(HttpRequest<?> request, @Body @Nullable String body) {
        VerifiedSignature proof = proof(request, body);
        if (proof.token() != null) {
            throw OAuth1Errors.invalid("a request token is asked for without a token.");
        }
        AppToken token =
                requestAccess.handle(proof.app().key(), callback(proof.request().required("oauth_callback")));
        return told(token, "&oauth_callback_confirmed=true");
    }

    @Post(uri = "/access_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> grant(HttpRequest<?> request, @Body @Nullable String body) {
        VerifiedSignature proof = proof(request, body);
        String mode = proof.request().parameter("x_auth_mode");
        if (mode != null) {
            return told(byPassword(request, proof, mode), "");
        }
        return switch (proof.token()) {
            case FindToken.Answer.Approved(var approved) ->
                told(granted(approved, proof.request().required("oauth_verifier")), "");
            case FindToken.Answer.Requested _ -> throw OAuth1Errors.invalid("no user has approved the token yet.");
            case FindToken.Answer.Granted _ -> throw OAuth1Errors.invalid("an access token is not exchanged.");
            case FindToken.Answer.NoSuchToken _ -> throw OAuth1Errors.missing("oauth_token");
            case null -> throw OAuth1Errors.missing("oauth_token");
        };
    }

    /** Not in the vendor's documents: an application gives its access token back. */
    @Post(uri = "/revoke_token", produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<?> revoke(HttpRequest<?> request, @Body @Nullable String body) {
        if (!(proof(request, body).token() instanceof FindToken.Answer.Granted(var token, var _))) {
            throw OAuth1Errors.invalid("only an access token can be revoked.");
        }
        revokeAccess.handle(token.key());
        return HttpResponse.noContent();
    }

    private VerifiedSignature proof(HttpRequest<?> request, @Nullable String body) {
        return signatures.verify(request, body).orElseThrow(() -> OAuth1Errors.missing("oauth_consumer_key"));
    }

    /** xAuth: the application has the user's password, and no page is shown. */
    private AppToken byPassword(HttpRequest<?> request, VerifiedSignature proof, String mode) {
        String name = proof.request().parameter("x_auth_username");
        String password = proof.request().parameter("x_auth_password");
        if (proof.token() != null || !mode.equals("client_auth") || name == null || password == null) {
            throw OAuth1Errors.invalid(
                    "xAuth wants x_auth_mode=client_auth, x_auth_username and x_auth_password, and no token.");
        }
        AppToken.Requested asked = requestAccess.handle(proof.app().key(), null);
        ApproveAccess.Answer answer = approveAccess.handle(asked, name, new Password(password), origins.of(request));
        if (answer instanceof ApproveAccess.Answer.Approved(var approved)) {
            return granted(approved, approved.verifier().text());
        }
        revokeAccess.handle(asked.key());
        throw answer instanceof ApproveAccess.Answer.Throttled(var pause)
                ? ApiError.throttled(pause)
                : OAuth1Errors.invalid("the name or the password is wrong.");
    }

    private AppToken granted(AppToken.Approved approved, String verifier) {
        return switch (grantAccess.handle(approved, verifier)) {
            case GrantAccess.Answer.Granted(var token) -> token;
            case GrantAccess.Answer.WrongVerifier() ->
                throw OAuth1Errors.invalid("oauth_verifier is not what the user was given.");
            case GrantAccess.Answer.Overtaken() ->
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
                    && !NO_ADDRESS.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw noCallback();
        }
        throw noCallback();
    }

    private static ApiError noCallback() {
        return OAuth1Errors.invalid("oauth_callback is neither an absolute address without a fragment nor oob.");
    }

    /** What is told here is told once, and is no one else's to keep. */
    private static HttpResponse<String> told(AppToken token, String more) {
        return HttpResponse.ok("oauth_token=" + token.key() + "&oauth_token_secret="
                        + token.secret().text() + more)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                .header("Cache-Control", "no-store");
    }
}
