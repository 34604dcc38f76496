/** Reading and changing what a user wants to be told, and the port that keeps it. */
@NullMarked
package dev.kith.application.setting;

import org.jspecify.annotations.NullMarked;
