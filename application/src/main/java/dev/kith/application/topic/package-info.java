/** Keeping tags and categories, and who has which. */
@NullMarked
package dev.kith.application.topic;

import org.jspecify.annotations.NullMarked;
