/** Changing where a person is written to, writing to them, and the ports for both. */
@NullMarked
package dev.kith.application.email;

import org.jspecify.annotations.NullMarked;
