/** Accounts made from the command line. */
@NullMarked
package dev.kith.bootstrap.user;

import org.jspecify.annotations.NullMarked;
