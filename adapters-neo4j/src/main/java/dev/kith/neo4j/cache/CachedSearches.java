package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.search.Searches;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.TextFolding;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found by a text in the names, in heap until someone comes, goes, or is called otherwise. What makes a search slow is to count all whom it
 * finds, and texts that are found in many names are few and asked for often.
 */
final class CachedSearches implements Searches {

    /** Of a question, and of each user that is found. */
    private static final int BYTES = 300;

    private static final int BYTES_OF_AN_ID = 24;

    /** What the searches that are kept depend on, and nothing else of a user. */
    private static final Set<String> LOOKED_AT = Set.of("Listed", "id", "username_key", "real_name_key");

    /** All that counts of a search for names; texts are folded. */
    private record NameSearch(
            @Nullable String search,
            @Nullable String username,
            @Nullable String realName,
            long offset,
            int limit) {

        static NameSearch of(UserQuery query) {
            return new NameSearch(
                    folded(query.search()),
                    folded(query.username()),
                    folded(query.realName()),
                    query.offset().start(),
                    query.offset().limit());
        }

        private static @Nullable String folded(@Nullable String text) {
            return text == null ? null : TextFolding.fold(text);
        }
    }

    private final Searches searches;
    private final EdgeCache<long[]> hidden;
    private final InvalidatingCache<NameSearch, Page<UserId>> pages;

    /** @param most in bytes */
    CachedSearches(Searches searches, EdgeCache<long[]> hidden, WatchedDatabase watched, long most) {
        this.searches = searches;
        this.hidden = hidden;
        this.pages = new InvalidatingCache<>(
                most, (question, page) -> BYTES + BYTES_OF_AN_ID * page.items().size());
        watched.watch(this::told);
    }

    Cache<?, ?> cache() {
        return pages.cache();
    }

    private void told(Commit commit) {
        if (commit.nodes().stream().anyMatch(CachedSearches::mayBeFoundOtherwise)) {
            pages.invalidateAll();
        }
    }

    private static boolean mayBeFoundOtherwise(Commit.Node node) {
        return node.labels().contains("Listed") && node.changed().stream().anyMatch(LOOKED_AT::contains);
    }

    @Override
    public Page<UserId> page(UserSearch search) {
        UserId viewer = search.filter().viewer();
        if (!isForNamesAlone(search) || (viewer != null && hidden.get(viewer).length > 0)) {
            return searches.page(search);
        }
        NameSearch question = NameSearch.of(search.filter());
        return Objects.requireNonNull(pages.getAll(List.of(question), _ -> Map.of(question, searches.page(search)))
                .get(question));
    }

    private static boolean isForNamesAlone(UserSearch search) {
        UserQuery who = search.filter();
        UserQuery names = new UserQuery(
                who.search(),
                who.username(),
                who.realName(),
                null,
                null,
                null,
                false,
                who.order(),
                who.viewer(),
                who.offset());
        return search.searchText() != null && search.equals(UserSearch.of(names, new Ranking.ByRelevance()));
    }

    @Override
    public List<UserId> named(List<Username> names, @Nullable UserId viewer) {
        return searches.named(names, viewer);
    }
}
