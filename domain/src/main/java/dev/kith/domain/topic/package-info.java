/** What users and posts are sorted by: tags and categories. */
@NullMarked
package dev.kith.domain.topic;

import org.jspecify.annotations.NullMarked;
