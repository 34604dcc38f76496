/** Access tokens for those who hold the data directory. */
@NullMarked
package dev.kith.bootstrap.token;

import org.jspecify.annotations.NullMarked;
