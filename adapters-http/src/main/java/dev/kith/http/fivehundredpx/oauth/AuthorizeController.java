package dev.kith.http.fivehundredpx.oauth;

import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.FindToken;
import dev.kith.application.access.RevokeAccess;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Password;
import dev.kith.http.fivehundredpx.oauth.signature.RequestParameter;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureVerifier;
import dev.kith.http.security.ClientAddresses;
import io.micronaut.context.annotation.Requires;
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
import org.jspecify.annotations.Nullable;

/**
 * Where a person decides, in a browser, whether an application may act for them. Nothing is remembered of them in the browser, and every
 * yes takes their password, so a page elsewhere that sends this form in their name can decide nothing.
 */
@Controller("${kith.px.path}/oauth/authorize")
@Requires(property = "kith.px.enabled", notEquals = "false")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AuthorizeController {

    private static final String GONE =
            "This request is unknown, was answered before, or is too old. Go back to the application and begin again.";

    private final FindToken findToken;
    private final ApproveAccess approveAccess;
    private final RevokeAccess revokeAccess;
    private final SignatureVerifier signatures;
    private final AuthorizePage page;
    private final ClientAddresses origins;

    AuthorizeController(
            FindToken findToken,
            ApproveAccess approveAccess,
            RevokeAccess revokeAccess,
            SignatureVerifier signatures,
            AuthorizePage page,
            ClientAddresses origins) {
        this.findToken = findToken;
        this.approveAccess = approveAccess;
        this.revokeAccess = revokeAccess;
        this.signatures = signatures;
        this.page = page;
        this.origins = origins;
    }

    @Get(produces = MediaType.ALL)
    HttpResponse<String> ask(HttpRequest<?> request) {
        AppToken.Requested token = asked(RequestParameter.ofQuery(request));
        return token == null ? gone() : form(request, token, HttpStatus.OK, null);
    }

    @Post(produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<String> answer(HttpRequest<?> request, @Body @Nullable String body) {
        List<RequestParameter> form = RequestParameter.ofBody(request, body);
        AppToken.Requested token = asked(form);
        if (token == null) {
            return gone();
        }
        return switch (value(form, "answer")) {
            case "allow" -> allow(request, token, value(form, "username").strip(), value(form, "password"));
            case "deny" -> {
                revokeAccess.handle(token.key());
                yield answered(
                        token,
                        "oauth_problem=user_refused",
                        page.message("You said no", "The application was not let in."));
            }
            default -> form(request, token, HttpStatus.OK, null);
        };
    }

    private HttpResponse<String> allow(HttpRequest<?> request, AppToken.Requested token, String name, String password) {
        return switch (approveAccess.handle(token, name, new Password(password), origins.of(request))) {
            case ApproveAccess.Answer.Approved(var approved) ->
                answered(token, "oauth_verifier=" + approved.verifier().text(), page.verifier(approved.verifier()));
            case ApproveAccess.Answer.WrongPassword() ->
                form(request, token, HttpStatus.FORBIDDEN, "The name or the password is wrong.");
            case ApproveAccess.Answer.Overtaken() -> gone();
            case ApproveAccess.Answer.Throttled(var pause) ->
                form(
                        request,
                        token,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many attempts. Try again in " + minutes(pause) + ".");
        };
    }

    private static String minutes(Duration pause) {
        long minutes = pause.plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private AppToken.@Nullable Requested asked(List<RequestParameter> parameters) {
        return findToken.handle(new TokenKey(value(parameters, "oauth_token")))
                        instanceof FindToken.Answer.Requested(var token)
                ? token
                : null;
    }

    private static String value(List<RequestParameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(RequestParameter::value)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> form(
            HttpRequest<?> request, AppToken.Requested token, HttpStatus status, @Nullable String complaint) {
        return html(
                HttpResponse.status(status),
                page.form(request, signatures.requireApp(token.app().value()), token, complaint));
    }

    private HttpResponse<String> gone() {
        return html(HttpResponse.status(HttpStatus.NOT_FOUND), page.message("Nothing to decide", GONE));
    }

    /** Sends the user back with the answer; where the application named no address, they see it, and carry it there. */
    private static HttpResponse<String> answered(AppToken.Requested token, String answer, String shown) {
        URI callback = token.callback();
        if (callback == null) {
            return html(HttpResponse.ok(), shown);
        }
        String address =
                callback + (callback.getRawQuery() == null ? "?" : "&") + "oauth_token=" + token.key() + "&" + answer;
        return guarded(HttpResponse.<String>status(HttpStatus.SEE_OTHER).header("Location", address));
    }

    private static HttpResponse<String> html(MutableHttpResponse<?> response, String html) {
        return guarded(
                response.contentType(new MediaType("text/html; charset=utf-8")).body(html));
    }

    /** Shown in no frame, kept nowhere, running nothing; and the address, which holds the token, is told to no other site. */
    private static HttpResponse<String> guarded(MutableHttpResponse<String> response) {
        String nothingElse = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return response.header("Content-Security-Policy", nothingElse)
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }
}
