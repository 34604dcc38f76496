/** The data directory, the operator's secrets in it, and the access tokens signed with them. */
@NullMarked
package dev.kith.bootstrap.data;

import org.jspecify.annotations.NullMarked;
