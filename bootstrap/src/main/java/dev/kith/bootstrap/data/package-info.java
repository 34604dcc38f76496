/** The data directory: who may use it, and the secrets kept there. */
@NullMarked
package dev.kith.bootstrap.data;

import org.jspecify.annotations.NullMarked;
