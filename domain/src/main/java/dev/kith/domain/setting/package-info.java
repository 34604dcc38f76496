/** What a person wants to be told, and how. */
@NullMarked
package dev.kith.domain.setting;

import org.jspecify.annotations.NullMarked;
