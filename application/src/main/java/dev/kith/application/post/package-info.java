/** Writing, and reading what others wrote. */
@NullMarked
package dev.kith.application.post;

import org.jspecify.annotations.NullMarked;
