package dev.kith.domain.topic;

import dev.kith.domain.text.TextRule;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A label that staff attach to users, categories and contributions.
 *
 * @param description empty if there is none
 * @param color {@code #rgb} or {@code #rrggbb}
 * @param visible whether users other than staff may see it
 */
public record Tag(
        TagId id,
        Type type,
        String name,
        String description,
        String color,
        boolean visible,
        boolean active,
        boolean deleted,
        Instant created) {

    public static final TextRule NAME = TextRule.line(64);
    public static final TextRule DESCRIPTION = TextRule.lines(500);

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?+");

    /** What a tag is attached to. */
    public enum Type {
        USER,
        CATEGORY,
        CONTRIBUTION
    }

    public Tag {
        NAME.require(name);
        DESCRIPTION.require(description);
        if (name.isBlank() || !COLOR.matcher(color).matches()) {
            throw new IllegalArgumentException("Not a tag: " + name + ", " + color);
        }
    }

    /** Whether everyone may see it and search by it. */
    public boolean isShown() {
        return visible && active && !deleted;
    }
}
