/** What users say about themselves, and who may see it. */
@NullMarked
package dev.kith.domain.profile;

import org.jspecify.annotations.NullMarked;
