/** Service keys: creating, listing, rotating, revoking and verifying them, and the port that stores them. */
@NullMarked
package dev.kith.application.key;

import org.jspecify.annotations.NullMarked;
