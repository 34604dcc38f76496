/** Where a person is written to, and how that changes. */
@NullMarked
package dev.kith.domain.email;

import org.jspecify.annotations.NullMarked;
