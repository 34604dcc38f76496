/** What the dialects share of the wire: bodies read, failures on their way out, links. */
@NullMarked
package dev.kith.http.wire;

import org.jspecify.annotations.NullMarked;
