/** The data directory, the operator's secrets in it, the access tokens signed with them, and the server that uses it. */
@NullMarked
package dev.kith.bootstrap.data;

import org.jspecify.annotations.NullMarked;
