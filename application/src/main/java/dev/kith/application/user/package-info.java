/** Finding, listing, creating and editing users, and the port they are kept behind. */
@NullMarked
package dev.kith.application.user;

import org.jspecify.annotations.NullMarked;
