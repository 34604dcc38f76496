/** Access of applications for users, and the port that stores their tokens. */
@NullMarked
package dev.kith.application.access;

import org.jspecify.annotations.NullMarked;
