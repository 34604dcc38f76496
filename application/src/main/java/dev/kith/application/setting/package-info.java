/** The settings of users, and the port that stores them. */
@NullMarked
package dev.kith.application.setting;

import org.jspecify.annotations.NullMarked;
