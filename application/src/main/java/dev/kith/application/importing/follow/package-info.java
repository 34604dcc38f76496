/** Imported follows: a compact list of them, grouped into pairs of users, and the rules for each pair. */
@NullMarked
package dev.kith.application.importing.follow;

import org.jspecify.annotations.NullMarked;
