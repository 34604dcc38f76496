/** Everything that one user can do about another, as one type. A second time, an action changes nothing. */
@NullMarked
package dev.kith.domain.action;

import org.jspecify.annotations.NullMarked;
