/** What users write. */
@NullMarked
package dev.kith.domain.post;

import org.jspecify.annotations.NullMarked;
