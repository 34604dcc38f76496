/**
 * What an operator configures, one immutable record per subject. {@code Options} fills them from flags, variables and
 * the file, and holds every default.
 */
@NullMarked
package dev.kith.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
