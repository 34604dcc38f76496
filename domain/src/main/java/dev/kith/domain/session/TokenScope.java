package dev.kith.domain.session;

import dev.kith.domain.app.AppKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token allows if it is not unscoped.
 *
 * @param client the application that the token was issued to
 * @param scopes at least one; a scope includes all scopes below it, as {@code user} includes {@code user.search}
 */
public record TokenScope(AppKey client, SortedSet<String> scopes) {

    public TokenScope {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("Limits name one scope at least");
        }
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    public TokenScope(AppKey client, Set<String> scopes) {
        this(client, new TreeSet<>(scopes));
    }

    public boolean allows(String scope) {
        return scopes.stream().anyMatch(held -> scope.equals(held) || scope.startsWith(held + "."));
    }

    public boolean allowsAll(Collection<String> wanted) {
        return wanted.stream().allMatch(this::allows);
    }
}
