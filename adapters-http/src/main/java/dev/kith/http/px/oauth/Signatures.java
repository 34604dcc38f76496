package dev.kith.http.px.oauth;

import dev.kith.application.access.SeeToken;
import dev.kith.application.app.SeeApp;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks signatures: RFC 5849, section 3.2. */
@Singleton
final class Signatures {

    private final SeeApp seeApp;
    private final SeeToken seeToken;
    private final Nonces nonces;
    private final Links links;

    Signatures(SeeApp seeApp, SeeToken seeToken, Nonces nonces, Links links) {
        this.seeApp = seeApp;
        this.seeToken = seeToken;
        this.nonces = nonces;
        this.links = links;
    }

    /**
     * None where the request does not say that it is signed.
     *
     * @throws Failure 401 where it says so and is not
     */
    Optional<Proof> check(HttpRequest<?> request, @Nullable String body) {
        return SignedRequest.of(request, body).map(signed -> check(request, signed));
    }

    /** @throws Failure 401 */
    App app(String key) {
        return Optional.of(key)
                .filter(AppKey::isWellFormed)
                .flatMap(known -> seeApp.handle(new AppKey(known)))
                .orElseThrow(() -> InvalidRequest.because("the consumer key is unknown."));
    }

    private Proof check(HttpRequest<?> request, SignedRequest signed) {
        String version = signed.optional("oauth_version");
        if (version != null && !version.equals("1.0")) {
            throw InvalidRequest.because("oauth_version is not 1.0.");
        }
        App app = app(signed.required("oauth_consumer_key"));
        String key = signed.optional("oauth_token");
        SeeToken.Answer answer = key == null ? null : seeToken.handle(new TokenKey(key));
        AppToken token =
                switch (answer) {
                    case null -> null;
                    case SeeToken.Answer.Asked(var asked) -> asked;
                    case SeeToken.Answer.Approved(var approved) -> approved;
                    case SeeToken.Answer.Granted(var granted, var _) -> granted;
                    case SeeToken.Answer.NoSuchToken() -> throw noSuchToken();
                };
        if (token != null && !token.app().equals(app.key())) {
            throw noSuchToken();
        }
        SignatureMethod method = SignatureMethod.of(signed.required("oauth_signature_method"))
                .orElseThrow(() -> InvalidRequest.because("oauth_signature_method is neither HMAC-SHA1 nor HMAC-SHA256."));
        String timestamp = signed.required("oauth_timestamp");
        String nonce = signed.required("oauth_nonce");
        String text = BaseString.of(request.getMethodName(), address(request), signed.parameters());
        if (!method.isSignature(signed.signature(), text, app.secret().text(), token == null ? "" : token.secret().text())) {
            throw InvalidRequest.because("the signature is not that of this request.");
        }
        // after the signature, so that no one fills the memory who has no secret
        nonces.use(app.key().value(), key == null ? "" : key, timestamp, nonce);
        return new Proof(app, answer, signed);
    }

    /** As the client wrote it, which behind a proxy is not as it reached us. */
    private URI address(HttpRequest<?> request) {
        try {
            URI uri = URI.create(links.to(request, request.getPath()));
            if (uri.getRawAuthority() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress();
        }
        throw noAddress();
    }

    private static Failure noAddress() {
        return InvalidRequest.because("the host is not one that has an address.");
    }

    private static Failure noSuchToken() {
        return InvalidRequest.because("the token is unknown, has expired, or was revoked.");
    }
}
