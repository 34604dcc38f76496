package dev.kith.http.graph.tie;

import dev.kith.domain.tie.TiePart;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a relationship in an answer, in their order. */
enum RelationshipMember {
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

    static final Set<RelationshipMember> ALL = Collections.unmodifiableSet(EnumSet.allOf(RelationshipMember.class));

    private final @Nullable TiePart part;

    RelationshipMember(@Nullable TiePart part) {
        this.part = part;
    }

    /** @throws dev.kith.http.wire.ApiError 400 for a name that no member has */
    static Set<RelationshipMember> parseAll(Collection<String> names) {
        Set<RelationshipMember> members = EnumSet.noneOf(RelationshipMember.class);
        for (String name : names) {
            members.add(Arrays.stream(values())
                    .filter(member -> member.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problems.invalidParameter(
                            GraphParameters.FIELDS,
                            "invalid",
                            "Names members of a relationship, with commas between them.")));
        }
        return members;
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
