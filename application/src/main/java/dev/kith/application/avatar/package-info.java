/** Uploaded pictures of users, and the port that stores them. */
@NullMarked
package dev.kith.application.avatar;

import org.jspecify.annotations.NullMarked;
