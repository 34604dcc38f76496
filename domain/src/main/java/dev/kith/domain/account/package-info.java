/** What lets a person in: passwords, and secrets that were handed out. */
@NullMarked
package dev.kith.domain.account;

import org.jspecify.annotations.NullMarked;
