package dev.kith.http.graph.tie;

import dev.kith.domain.tie.TiePart;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a relationship in an answer, in their order. */
public enum RelationshipMember {
    FROM(null),
    TO(null),
    FOLLOWING(TiePart.FOLLOWS),
    FOLLOWING_SINCE(TiePart.FOLLOWS),
    FOLLOWED_BY(TiePart.FOLLOWS),
    FOLLOWED_BY_SINCE(TiePart.FOLLOWS),
    MUTUAL(TiePart.FOLLOWS),
    CONNECTION(TiePart.CONNECTION),
    CONNECTION_SINCE(TiePart.CONNECTION),
    BLOCKING(TiePart.HIDES),
    BLOCKING_SINCE(TiePart.HIDES),
    BLOCKED_BY(TiePart.HIDES),
    REQUEST_REJECTED_AT(TiePart.CONNECTION);

    static final String WRONG_FIELDS = "Names members of a relationship.";

    public static final Set<RelationshipMember> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(RelationshipMember.class));

    private final @Nullable TiePart part;

    RelationshipMember(@Nullable TiePart part) {
        this.part = part;
    }

    /** The members with these names; null if there are no names, or if no member has one of them. */
    static @Nullable Set<RelationshipMember> parseAll(List<String> names) {
        Set<RelationshipMember> members = Arrays.stream(values())
                .filter(member -> names.contains(member.text()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RelationshipMember.class)));
        boolean isKnown = members.stream()
                .map(RelationshipMember::text)
                .collect(Collectors.toSet())
                .containsAll(names);
        return isKnown && !names.isEmpty() ? members : null;
    }

    /** The name in requests and answers. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What must be looked up for these members. */
    static Set<TiePart> parts(Set<RelationshipMember> members) {
        return members.stream()
                .flatMap(member -> Stream.ofNullable(member.part))
                .collect(Collectors.toUnmodifiableSet());
    }
}
