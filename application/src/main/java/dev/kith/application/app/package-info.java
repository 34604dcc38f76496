/** Registered applications, and the port that stores them. */
@NullMarked
package dev.kith.application.app;

import org.jspecify.annotations.NullMarked;
