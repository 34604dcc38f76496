package dev.kith.http.graph.user;

import dev.kith.domain.user.UserId;
import dev.kith.http.graph.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place in the list of all users after which a page begins. The text is opaque to clients. */
final class UserCursor {

    private static final String PREFIX = "users>";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([1-9][0-9]{0,18}+)");

    private UserCursor() {}

    static String after(UserId id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + id).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The id of the last user before the page.
     *
     * @throws dev.kith.http.wire.ApiError 400 for a text that {@link #after} never returns
     */
    static long parse(String text) {
        try {
            Matcher cursor = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (cursor.matches()) {
                return Long.parseLong(cursor.group(1));
            }
        } catch (IllegalArgumentException e) {
            throw Problems.invalidCursor();
        }
        throw Problems.invalidCursor();
    }
}
