/** Pictures of users: those they gave, and drawn ones for those who gave none. */
@NullMarked
package dev.kith.http.avatar;

import org.jspecify.annotations.NullMarked;
