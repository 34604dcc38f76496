/** The use cases and their ports, by feature. */
@NullMarked
package dev.kith.application;

import org.jspecify.annotations.NullMarked;
