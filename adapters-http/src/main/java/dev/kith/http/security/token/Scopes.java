package dev.kith.http.security.token;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The scopes that a token may have. A scope includes every scope below it. */
public final class Scopes {

    public static final String USER = "user";
    public static final String PROFILE_READ = "user.profile.read";
    public static final String PROFILE_UPDATE = "user.profile.update";
    public static final String ROOMS_READ = "user.rooms.read";
    public static final String SEARCH = "user.search";
    public static final String FOLLOW = "user.follow";
    public static final String FOLLOWERS_READ = "user.followers.read";
    public static final String FOLLOWING_READ = "user.following.read";

    public static final Set<String> ALL =
            Set.of(USER, PROFILE_READ, PROFILE_UPDATE, ROOMS_READ, SEARCH, FOLLOW, FOLLOWERS_READ, FOLLOWING_READ);

    private static final Pattern SPACES = Pattern.compile(" ++");

    private Scopes() {}

    /** Reads scopes with spaces between them; empty if one of them is unknown. */
    public static Optional<Set<String>> parse(String text) {
        Set<String> scopes = new LinkedHashSet<>(split(text));
        return ALL.containsAll(scopes) ? Optional.of(scopes) : Optional.empty();
    }

    public static List<String> split(String text) {
        return SPACES.splitAsStream(text.strip()).toList();
    }

    public static String print(Collection<String> scopes) {
        return String.join(" ", scopes);
    }
}
