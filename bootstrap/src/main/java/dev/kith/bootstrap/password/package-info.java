/** Hashes passwords. */
@NullMarked
package dev.kith.bootstrap.password;

import org.jspecify.annotations.NullMarked;
