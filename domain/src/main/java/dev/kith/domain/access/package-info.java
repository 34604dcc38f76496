/** Letting an application act for a user: asked for, approved, granted. */
@NullMarked
package dev.kith.domain.access;

import org.jspecify.annotations.NullMarked;
