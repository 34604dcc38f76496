/** Finding, listing, creating and editing users, and the port that stores them. */
@NullMarked
package dev.kith.application.user;

import org.jspecify.annotations.NullMarked;
