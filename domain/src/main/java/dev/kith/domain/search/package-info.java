/** Looking for users: by what they say of themselves, how well a text fits them, and where they are. */
@NullMarked
package dev.kith.domain.search;

import org.jspecify.annotations.NullMarked;
