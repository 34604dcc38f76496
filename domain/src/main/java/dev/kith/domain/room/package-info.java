/** Groups and pages, and their members. */
@NullMarked
package dev.kith.domain.room;

import org.jspecify.annotations.NullMarked;
