/** Walks through the lists around a user: questions, and the pages that answer them. */
@NullMarked
package dev.kith.domain.walk;

import org.jspecify.annotations.NullMarked;
