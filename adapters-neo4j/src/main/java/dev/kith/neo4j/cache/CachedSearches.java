package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.search.Searches;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Commit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of searches by name until a user is created, deleted or renamed. A search is slow because it counts
 * all matches; the texts that match many names are few and are searched for often.
 */
final class CachedSearches implements Searches {

    /** Of a search, without its results. */
    private static final int BYTES = 300;

    private static final int BYTES_PER_RESULT = 24;

    /** The label and properties of a user that the cached results depend on. */
    private static final Set<String> SEARCHED_PROPERTIES = Set.of("Listed", "id", "username_key", "real_name_key");

    /** A search by name. */
    private record NameSearch(
            @Nullable String search,
            @Nullable String username,
            @Nullable String realName,
            long offset,
            int limit) {

        static NameSearch of(UserQuery query) {
            return new NameSearch(
                    query.search(),
                    query.username(),
                    query.realName(),
                    query.offset().start(),
                    query.offset().limit());
        }
    }

    private final Searches searches;
    private final EdgeCache<long[]> hidden;
    private final InvalidatingCache<NameSearch, Page<UserId>> pages;

    /** @param maxBytes of the cached results */
    CachedSearches(Searches searches, EdgeCache<long[]> hidden, Reports reports, long maxBytes) {
        this.searches = searches;
        this.hidden = hidden;
        this.pages = new InvalidatingCache<>(
                maxBytes,
                (search, page) -> BYTES + BYTES_PER_RESULT * page.items().size(),
                reports::areCurrent);
        reports.watch(this::onCommit);
    }

    Cache<?, ?> cache() {
        return pages.cache();
    }

    private void onCommit(Commit commit) {
        if (commit.isUnknown() || commit.nodes().stream().anyMatch(CachedSearches::mayChangeResults)) {
            pages.invalidateAll();
        }
    }

    private static boolean mayChangeResults(Commit.Node node) {
        return node.labels().contains("Listed") && node.changed().stream().anyMatch(SEARCHED_PROPERTIES::contains);
    }

    @Override
    public Page<UserId> page(UserSearch search) {
        UserId viewer = search.filter().viewer();
        if (!isNameSearch(search) || (viewer != null && hidden.get(viewer).length > 0)) {
            return searches.page(search);
        }
        NameSearch names = NameSearch.of(search.filter());
        return Objects.requireNonNull(pages.getAll(List.of(names), _ -> Map.of(names, searches.page(search)))
                .get(names));
    }

    private static boolean isNameSearch(UserSearch search) {
        UserQuery filter = search.filter();
        UserQuery names = new UserQuery(
                filter.search(),
                filter.username(),
                filter.realName(),
                null,
                null,
                null,
                false,
                filter.order(),
                filter.viewer(),
                filter.offset());
        return search.searchText() != null && search.equals(UserSearch.of(names, new Ranking.ByRelevance()));
    }

    @Override
    public List<UserId> named(List<Username> names, @Nullable UserId viewer) {
        return searches.named(names, viewer);
    }
}
