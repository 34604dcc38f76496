/** Pages of a list: where a page begins, and what it holds. */
@NullMarked
package dev.kith.domain.page;

import org.jspecify.annotations.NullMarked;
