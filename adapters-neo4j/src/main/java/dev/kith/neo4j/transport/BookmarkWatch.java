package dev.kith.neo4j.transport;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Bookmark;
import org.neo4j.driver.BookmarkManager;

/**
 * Tells the number of one transaction as soon as its end is known. The driver itself answers a round trip later, when
 * its connection is ready for the next transaction.
 */
final class BookmarkWatch implements BookmarkManager {

    private static final long serialVersionUID = 1;

    private final transient BookmarkManager bookmarks;
    private final transient CompletableFuture<OptionalLong> number = new CompletableFuture<>();

    /** @param bookmarks of all transactions */
    BookmarkWatch(BookmarkManager bookmarks) {
        this.bookmarks = bookmarks;
    }

    /** Empty if it is unknown. Fails if the transaction fails. */
    CompletableFuture<OptionalLong> number() {
        return number;
    }

    /** The transaction has ended. Without a bookmark before, its number is unknown. */
    void end(@Nullable Throwable failure) {
        if (failure == null) {
            number.complete(OptionalLong.empty());
        } else {
            number.completeExceptionally(failure);
        }
    }

    @Override
    public void updateBookmarks(Set<Bookmark> previous, Set<Bookmark> current) {
        bookmarks.updateBookmarks(previous, current);
        number.complete(TransactionNumber.of(current));
    }

    @Override
    public Set<Bookmark> getBookmarks() {
        return bookmarks.getBookmarks();
    }
}
