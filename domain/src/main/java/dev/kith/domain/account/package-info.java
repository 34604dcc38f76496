/** Passwords, and secrets that were issued. */
@NullMarked
package dev.kith.domain.account;

import org.jspecify.annotations.NullMarked;
