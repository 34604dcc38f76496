/** Listing who is around a user, and the port that answers a page of it. */
@NullMarked
package dev.kith.application.audience;

import org.jspecify.annotations.NullMarked;
