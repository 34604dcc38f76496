/** The page at the root of the server. */
@NullMarked
package dev.kith.http.home;

import org.jspecify.annotations.NullMarked;
