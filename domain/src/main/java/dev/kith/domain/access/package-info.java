/** How an application gets access for a user: requested, approved, granted. */
@NullMarked
package dev.kith.domain.access;

import org.jspecify.annotations.NullMarked;
