/** Users: their ids, names, roles and status. */
@NullMarked
package dev.kith.domain.user;

import org.jspecify.annotations.NullMarked;
