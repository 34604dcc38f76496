/** Audience lists: the users around a user, mutuals first. */
@NullMarked
package dev.kith.domain.audience;

import org.jspecify.annotations.NullMarked;
