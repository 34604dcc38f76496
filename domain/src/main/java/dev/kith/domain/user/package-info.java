/** People: who they are, what they say of themselves, and what they may do. */
@NullMarked
package dev.kith.domain.user;

import org.jspecify.annotations.NullMarked;
