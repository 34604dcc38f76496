package dev.kith.bootstrap.importing.write;

import java.util.Locale;

/** What an import counts, in the order of the JSON summary. */
public enum ImportCount {
    USERS_CREATED,
    USERS_ALREADY_THERE,
    FOLLOWS_CREATED,
    FOLLOWS_ALREADY_THERE,
    ROOMS_CREATED,
    MEMBERS_CREATED,
    DUPLICATES,
    SELF_FOLLOWS,
    HIDDEN_USERS,
    UNKNOWN_USERS,
    BAD_LINES;

    /** The key in the JSON summary. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
