package dev.kith.http.graph.list;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of a page.
 *
 * @param summary null where the page has ids alone
 * @param members what the item says besides the user; times are instants
 */
record PageItem(UserId user, @Nullable UserSummary summary, Map<String, @Nullable Object> members) {}
