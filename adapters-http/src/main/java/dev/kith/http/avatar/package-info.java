/** Pictures drawn for those who gave none. */
@NullMarked
package dev.kith.http.avatar;

import org.jspecify.annotations.NullMarked;
