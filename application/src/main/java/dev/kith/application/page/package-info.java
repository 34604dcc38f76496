/** Pages that take two reads. */
@NullMarked
package dev.kith.application.page;

import org.jspecify.annotations.NullMarked;
