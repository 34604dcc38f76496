package dev.kith.domain.room;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where users meet. Text that was never given is empty; lengths are in characters.
 *
 * @param open whether those who are no members may know of it
 * @param address the last part of a group's address, or a page's subdomain: letters of a to z, digits and {@code -}, or empty
 * @param picture null for the one drawn from its name
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
