/** Notification and display settings. */
@NullMarked
package dev.kith.domain.setting;

import org.jspecify.annotations.NullMarked;
