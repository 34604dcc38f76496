package dev.kith.domain.room;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group or a page with members. A text that was never set is empty. Lengths are in UTF-16 characters.
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

    public static final int NAME_MAX = 255;
    public static final int DESCRIPTION_MAX = 5_000;

    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9-]{0,63}");

    public Room {
        if (name.isBlank()
                || name.length() > NAME_MAX
                || description.length() > DESCRIPTION_MAX
                || !isAddress(address)) {
            throw new IllegalArgumentException("Not a room: " + id);
        }
    }

    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
