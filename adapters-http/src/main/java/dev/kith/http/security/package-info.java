/** The caller of a request, the hashing of passwords, and the limit on attempts. */
@NullMarked
package dev.kith.http.security;

import org.jspecify.annotations.NullMarked;
