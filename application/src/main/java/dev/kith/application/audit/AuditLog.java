package dev.kith.application.audit;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.webhook.WebhookId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Logs what an operator may want to act on: one line for each event, with its name and fields. A line has ids and
 * network addresses. It has no secret, and nothing that a caller has typed, because people type passwords as names.
 */
public final class AuditLog {

    public static final String NAME = "dev.kith.audit";

    /** The names of the lines, in lower case. */
    public enum Event {
        SIGN_IN_FAILED,
        THROTTLED,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        SESSION_REVOKED,
        REFRESH_TOKEN_REUSED,
        APP_TOKEN_REVOKED,
        ACCOUNT_DELETED,
        ACCOUNT_BLOCKED,
        ACCOUNT_UNBLOCKED,
        APP_CREATED,
        APP_REVOKED,
        KEY_CREATED,
        KEY_ROTATED,
        KEY_REVOKED,
        WEBHOOK_CREATED,
        WEBHOOK_CHANGED,
        WEBHOOK_ROTATED,
        WEBHOOK_DELETED,
        SECRET_CREATED
    }

    private static final Logger LOG = System.getLogger(NAME);

    private AuditLog() {}

    /** @param user null if no account has the name */
    public static void signInFailed(@Nullable UserId user, AttemptKey.Address from) {
        write(Event.SIGN_IN_FAILED, user(user) + " " + address(from));
    }

    /** @param what what is limited */
    public static void throttled(String what, @Nullable UserId user, AttemptKey.@Nullable Address from) {
        write(
                Event.THROTTLED,
                "limit=" + what + (user == null ? "" : " " + user(user)) + (from == null ? "" : " " + address(from)));
    }

    /** @param what what is limited */
    public static void appThrottled(String what, AppKey app) {
        write(Event.THROTTLED, "limit=" + what + " app=" + app);
    }

    public static void passwordChanged(UserId user) {
        write(Event.PASSWORD_CHANGED, user(user));
    }

    public static void passwordReset(UserId user) {
        write(Event.PASSWORD_RESET, user(user));
    }

    public static void sessionRevoked(SessionId session, UserId user) {
        write(Event.SESSION_REVOKED, user(user) + " session=" + session);
    }

    public static void refreshTokenReused(SessionId session) {
        write(Event.REFRESH_TOKEN_REUSED, "session=" + session);
    }

    public static void appTokenRevoked(AppKey app, UserId user) {
        write(Event.APP_TOKEN_REVOKED, user(user) + " app=" + app);
    }

    public static void accountDeleted(UserId user, UserId by, boolean hard) {
        write(Event.ACCOUNT_DELETED, user(user) + " by=" + by + " hard=" + hard);
    }

    public static void accountDeletedByKey(UserId user, KeyId key, boolean hard) {
        write(Event.ACCOUNT_DELETED, user(user) + " key=" + key + " hard=" + hard);
    }

    public static void accountBlocked(UserId user) {
        write(Event.ACCOUNT_BLOCKED, user(user));
    }

    public static void accountUnblocked(UserId user) {
        write(Event.ACCOUNT_UNBLOCKED, user(user));
    }

    public static void appCreated(AppKey app) {
        write(Event.APP_CREATED, "app=" + app);
    }

    public static void appRevoked(AppKey app) {
        write(Event.APP_REVOKED, "app=" + app);
    }

    public static void keyCreated(KeyId key) {
        write(Event.KEY_CREATED, "key=" + key);
    }

    public static void keyRotated(KeyId key) {
        write(Event.KEY_ROTATED, "key=" + key);
    }

    public static void keyRevoked(KeyId key) {
        write(Event.KEY_REVOKED, "key=" + key);
    }

    public static void webhookCreated(WebhookId webhook) {
        write(Event.WEBHOOK_CREATED, "webhook=" + webhook);
    }

    public static void webhookChanged(WebhookId webhook) {
        write(Event.WEBHOOK_CHANGED, "webhook=" + webhook);
    }

    public static void webhookRotated(WebhookId webhook) {
        write(Event.WEBHOOK_ROTATED, "webhook=" + webhook);
    }

    public static void webhookDeleted(WebhookId webhook) {
        write(Event.WEBHOOK_DELETED, "webhook=" + webhook);
    }

    /** @param file its name in the data directory */
    public static void secretCreated(String file) {
        write(Event.SECRET_CREATED, "file=" + plain(file));
    }

    private static String user(@Nullable UserId user) {
        return "user=" + (user == null ? "unknown" : user);
    }

    private static String address(AttemptKey.Address from) {
        return "address=" + plain(from.address());
    }

    /** Without characters that could look like another field or another line. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> plain.appendCodePoint(isPlain(character) ? character : '?'));
        return plain.toString();
    }

    private static boolean isPlain(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || ".:_-/%".indexOf(character) >= 0);
    }

    private static void write(Event event, String fields) {
        LOG.log(Level.INFO, () -> event.name().toLowerCase(Locale.ROOT) + " " + fields);
    }
}
