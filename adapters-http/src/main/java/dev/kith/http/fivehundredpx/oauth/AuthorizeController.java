package dev.kith.http.fivehundredpx.oauth;

import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.FindToken;
import dev.kith.application.access.RevokeAccess;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.http.fivehundredpx.oauth.signature.RequestParameters;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureVerifier;
import dev.kith.http.security.ClientAddresses;
import dev.kith.http.wire.input.FormParameter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user allows or denies an application to act for them. It sets no cookie, and each approval takes
 * the user's password, so a page of another site that submits this form approves nothing.
 */
@Controller("${kith.px.path}/oauth/authorize")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AuthorizeController {

    private static final String NOT_PENDING =
            "This request is unknown, was answered before, or is too old. Go back to the application and begin again.";

    private final FindToken findToken;
    private final ApproveAccess approveAccess;
    private final RevokeAccess revokeAccess;
    private final SignatureVerifier signatures;
    private final AuthorizePage page;
    private final ClientAddresses addresses;

    AuthorizeController(
            FindToken findToken,
            ApproveAccess approveAccess,
            RevokeAccess revokeAccess,
            SignatureVerifier signatures,
            AuthorizePage page,
            ClientAddresses addresses) {
        this.findToken = findToken;
        this.approveAccess = approveAccess;
        this.revokeAccess = revokeAccess;
        this.signatures = signatures;
        this.page = page;
        this.addresses = addresses;
    }

    @Get(produces = MediaType.ALL)
    HttpResponse<String> showForm(HttpRequest<?> request) {
        AppToken.Requested token = pendingToken(RequestParameters.ofQuery(request));
        return token == null ? notPending() : form(token, HttpStatus.OK, null);
    }

    @Post(produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> decide(HttpRequest<?> request, @Body @Nullable String body) {
        List<FormParameter> form = RequestParameters.ofBody(request, body);
        AppToken.Requested token = pendingToken(form);
        if (token == null) {
            return notPending();
        }
        return switch (value(form, "answer")) {
            case "allow" -> allow(request, token, Credentials.of(value(form, "username"), value(form, "password")));
            case "deny" -> {
                revokeAccess.handle(token.key());
                yield sendBack(
                        token,
                        "oauth_problem=user_refused",
                        page.message("Access denied", "The application got no access."));
            }
            default -> form(token, HttpStatus.OK, null);
        };
    }

    private HttpResponse<String> allow(
            HttpRequest<?> request, AppToken.Requested token, Optional<Credentials> credentials) {
        ApproveAccess.Answer answer = credentials
                .map(given -> approveAccess.handle(token, given.name(), given.password(), addresses.of(request)))
                .orElseGet(ApproveAccess.Answer.WrongPassword::new);
        return switch (answer) {
            case ApproveAccess.Answer.Approved(var approved) ->
                sendBack(token, "oauth_verifier=" + approved.verifier().text(), page.verifier(approved.verifier()));
            case ApproveAccess.Answer.WrongPassword() ->
                form(token, HttpStatus.FORBIDDEN, "The name or the password is wrong.");
            case ApproveAccess.Answer.Superseded() -> notPending();
            case ApproveAccess.Answer.Throttled(var pause) ->
                form(token, HttpStatus.TOO_MANY_REQUESTS, "Too many attempts. Try again in " + minutes(pause) + ".");
        };
    }

    private static String minutes(Duration pause) {
        long minutes = pause.plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private AppToken.@Nullable Requested pendingToken(List<FormParameter> parameters) {
        return findToken.handle(new TokenKey(value(parameters, "oauth_token")))
                        instanceof FindToken.Answer.Requested(var token)
                ? token
                : null;
    }

    private static String value(List<FormParameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(FormParameter::value)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> form(AppToken.Requested token, HttpStatus status, @Nullable String complaint) {
        return html(
                HttpResponse.status(status),
                page.form(signatures.requireApp(token.app().value()), token, complaint));
    }

    private HttpResponse<String> notPending() {
        return html(HttpResponse.status(HttpStatus.NOT_FOUND), page.message("Nothing to decide", NOT_PENDING));
    }

    /** Redirects to the application's callback with the answer. Without a callback, the page itself shows it. */
    private static HttpResponse<String> sendBack(AppToken.Requested token, String answer, String page) {
        URI callback = token.callback();
        if (callback == null) {
            return html(HttpResponse.ok(), page);
        }
        // a header has ASCII only
        String address = callback.toASCIIString() + (callback.getRawQuery() == null ? "?" : "&") + "oauth_token="
                + token.key() + "&" + answer;
        return withSecurityHeaders(
                HttpResponse.<String>status(HttpStatus.SEE_OTHER).header("Location", address));
    }

    private static HttpResponse<String> html(MutableHttpResponse<?> response, String html) {
        return withSecurityHeaders(
                response.contentType(new MediaType("text/html; charset=utf-8")).body(html));
    }

    /** Forbids frames, caching and scripts. No other site learns the address, because it contains the token. */
    private static HttpResponse<String> withSecurityHeaders(MutableHttpResponse<String> response) {
        String policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return response.header("Content-Security-Policy", policy)
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }
}
