package dev.kith.domain.room;

import dev.kith.domain.text.TextRule;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group or a page with members. A text that was never set is empty.
 *
 * @param open whether users who are not members may see the room
 * @param address the last part of a group's URL, or the subdomain of a page: a to z, digits and {@code -}; may be empty
 * @param picture null for the one drawn from the name
 */
public record Room(
        RoomId id,
        Type type,
        String name,
        String address,
        String description,
        boolean open,
        boolean verified,
        @Nullable URI picture) {

    public enum Type {
        GROUP,
        PAGE
    }

    public static final TextRule NAME = TextRule.line(255);
    public static final TextRule DESCRIPTION = TextRule.lines(5_000);

    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9-]{0,63}+");

    public Room {
        NAME.require(name);
        DESCRIPTION.require(description);
        if (name.isBlank() || !isAddress(address)) {
            throw new IllegalArgumentException("Not a room: " + id);
        }
    }

    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
