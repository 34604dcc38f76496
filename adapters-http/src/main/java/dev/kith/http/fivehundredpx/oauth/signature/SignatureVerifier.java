package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.application.access.FindToken;
import dev.kith.application.app.FindApp;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.app.App;
import dev.kith.http.security.BlockedUsers;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.connection.HeadRequests;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies signed requests (RFC 5849, section 3.2). */
@Singleton
public final class SignatureVerifier {

    private final FindApp findApp;
    private final FindToken findToken;
    private final Nonces nonces;
    private final Links links;
    private final BlockedUsers blockedUsers;

    SignatureVerifier(FindApp findApp, FindToken findToken, Nonces nonces, Links links, BlockedUsers blockedUsers) {
        this.findApp = findApp;
        this.findToken = findToken;
        this.nonces = nonces;
        this.links = links;
        this.blockedUsers = blockedUsers;
    }

    /**
     * Empty if the request has no OAuth parameters.
     *
     * @throws ApiError 401 if it has some and the signature, the token or the nonce is invalid; 403 if the user is
     *     blocked and the route may change something
     */
    public Optional<VerifiedSignature> verify(HttpRequest<?> request, @Nullable String body) {
        return SignedRequest.of(request, body).map(signed -> verifySigned(request, signed));
    }

    /** @throws ApiError 401 if no application has this consumer key */
    public App requireApp(String key) {
        return findApp.handle(key).orElseThrow(() -> OAuth1Errors.invalid("the consumer key is unknown."));
    }

    private VerifiedSignature verifySigned(HttpRequest<?> request, SignedRequest signed) {
        String version = signed.optional("oauth_version");
        if (version != null && !version.equals("1.0")) {
            throw OAuth1Errors.invalid("oauth_version is not 1.0.");
        }
        App app = requireApp(signed.required("oauth_consumer_key"));
        String key = signed.optional("oauth_token");
        FindToken.Answer answer = key == null ? null : findToken.handle(new TokenKey(key));
        AppToken token = switch (answer) {
            case null -> null;
            case FindToken.Answer.Requested(var requested) -> requested;
            case FindToken.Answer.Approved(var approved) -> approved;
            case FindToken.Answer.Granted(var granted, var _) -> granted;
            case FindToken.Answer.NoSuchToken() -> throw noSuchToken();
        };
        if (token != null && !token.app().equals(app.key())) {
            throw noSuchToken();
        }
        SignatureMethod method = SignatureMethod.of(signed.required("oauth_signature_method"))
                .orElseThrow(
                        () -> OAuth1Errors.invalid("oauth_signature_method is neither HMAC-SHA1 nor HMAC-SHA256."));
        String timestamp = signed.required("oauth_timestamp");
        String nonce = signed.required("oauth_nonce");
        String baseString =
                SignatureBaseString.of(HeadRequests.methodName(request), address(request), signed.parameters());
        if (!method.verify(
                signed.signature(),
                baseString,
                app.secret().text(),
                token == null ? "" : token.secret().text())) {
            throw OAuth1Errors.invalid("the signature does not match the request.");
        }
        // after the signature check, so that a client without a secret cannot fill the memory
        nonces.use(app.key(), key == null ? "" : key, timestamp, nonce);
        if (answer instanceof FindToken.Answer.Granted(var _, var user)) {
            blockedUsers.requireAllowed(request, user);
        }
        return new VerifiedSignature(app, answer, signed);
    }

    /** The address as the client signed it; behind a proxy it differs from the one received here. */
    private URI address(HttpRequest<?> request) {
        try {
            URI uri = URI.create(links.absolute(request, request.getPath()));
            if (uri.getRawAuthority() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw invalidHost();
        }
        throw invalidHost();
    }

    private static ApiError invalidHost() {
        return OAuth1Errors.invalid("the host is not one that has an address.");
    }

    private static ApiError noSuchToken() {
        return OAuth1Errors.invalid("the token is unknown, has expired, or was revoked.");
    }
}
