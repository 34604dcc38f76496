package dev.kith.http.fivehundredpx.oauth;

import dev.kith.domain.access.AppToken;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The HTML pages on which a user approves an application. */
@Singleton
final class AuthorizePage {

    /** The form is sent to the address of the page, whatever the proxies on the way call it. */
    String form(App app, AppToken.Requested token, @Nullable String complaint) {
        return page("Allow " + app.name() + " to act for you?", """
                <p>%s asks to act for you: to see who follows whom as you see it, and to follow and unfollow in your name.</p>
                <p>%s</p>
                <form method="post" action="?">
                <input type="hidden" name="oauth_token" value="%s">
                %s<label for="username">Username or e-mail address</label>
                <input id="username" name="username" autocomplete="username" autocapitalize="none" autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password">
                <button name="answer" value="allow">Allow</button>
                <button name="answer" value="deny">Deny</button>
                </form>
                """.formatted(
                escapeHtml(app.name()),
                escapeHtml(nextStep(token.callback())),
                escapeHtml(token.key().value()),
                complaint == null ? "" : "<p role=\"alert\"><strong>" + escapeHtml(complaint) + "</strong></p>\n"));
    }

    private static String nextStep(@Nullable URI callback) {
        return callback == null
                ? "You will be shown a code to give to the application."
                : "You will be sent to " + destination(callback) + ".";
    }

    /**
     * The host and port; the scheme if there is no host, as in the address of a mobile application. {@link URI#getHost}
     * is null for a host with an underscore or with letters beyond ASCII.
     */
    private static String destination(URI callback) {
        String authority = callback.getAuthority();
        return authority == null ? callback.getScheme() + ":" : authority.substring(authority.lastIndexOf('@') + 1);
    }

    String verifier(Secret verifier) {
        return page(
                "Your code",
                "<p>Give this code to the application:</p>\n<p><code>" + escapeHtml(verifier.text()) + "</code></p>\n");
    }

    String message(String title, String sentence) {
        return page(title, "<p>" + escapeHtml(sentence) + "</p>\n");
    }

    private static String page(String title, String html) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; }
                label, input { display: block; width: 100%%; box-sizing: border-box; }
                input { font: inherit; padding: .4rem; margin-bottom: 1rem; }
                button { font: inherit; padding: .4rem 1.2rem; margin-right: .5rem; }
                code { font-size: 1.1rem; overflow-wrap: anywhere; }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                %s</body>
                </html>
                """.formatted(escapeHtml(title), escapeHtml(title), html);
    }

    /** Safe as text between tags and as a quoted attribute value. */
    private static String escapeHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
