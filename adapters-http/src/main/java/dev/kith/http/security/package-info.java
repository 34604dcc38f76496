/** Identifies the caller of a request and limits attempts to sign in. */
@NullMarked
package dev.kith.http.security;

import org.jspecify.annotations.NullMarked;
