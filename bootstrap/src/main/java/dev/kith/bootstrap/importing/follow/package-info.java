/** The follows of an import in memory, grouped into pairs of users. */
@NullMarked
package dev.kith.bootstrap.importing.follow;

import org.jspecify.annotations.NullMarked;
