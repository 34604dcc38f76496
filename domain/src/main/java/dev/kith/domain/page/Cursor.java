package dev.kith.domain.page;

import dev.kith.domain.user.UserId;
import java.time.Instant;

/**
 * A keyset cursor: the sort key of one entry of an audience list. It stays valid after that entry has left the list.
 *
 * @param since when the entry came into the list, to the microsecond
 */
public record Cursor(boolean mutual, Instant since, UserId user) {}
