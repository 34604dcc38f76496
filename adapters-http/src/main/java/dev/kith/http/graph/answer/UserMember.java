package dev.kith.http.graph.answer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The members of a user in an answer, in their order. */
public enum UserMember {
    ID,
    UUID,
    EXTERNAL_ID,
    USERNAME,
    NAME,
    PICTURE,
    BIO,
    WEBSITE,
    DISCOVERABLE,
    SUSPENDED,
    LISTS,
    CREATED_AT,
    DELETED_AT,
    COUNTS;

    /** A user as an item of a list. */
    public static final Set<UserMember> BRIEF = Collections.unmodifiableSet(EnumSet.range(ID, PICTURE));

    /** A user alone. A caller who wants the counts names them. */
    public static final Set<UserMember> ALL_BUT_COUNTS = Collections.unmodifiableSet(EnumSet.range(ID, DELETED_AT));

    private static Optional<UserMember> parse(String name) {
        return Arrays.stream(values())
                .filter(member -> member.text().equals(name))
                .findFirst();
    }

    /** The members with these names; empty if there is none, or one of the names is of no member. */
    public static Set<UserMember> parseAll(Collection<String> names) {
        Set<UserMember> members = EnumSet.noneOf(UserMember.class);
        for (String name : names) {
            Optional<UserMember> member = parse(name);
            if (member.isEmpty()) {
                return Set.of();
            }
            members.add(member.get());
        }
        return members;
    }

    /** The name in requests and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
