/** The deletion of users, soft or hard. */
@NullMarked
package dev.kith.application.deletion;

import org.jspecify.annotations.NullMarked;
