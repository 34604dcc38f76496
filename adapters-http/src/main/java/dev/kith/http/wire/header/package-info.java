/** Reads the headers of requests that say how an answer is made: its address, its form, and who may see it. */
@NullMarked
package dev.kith.http.wire.header;

import org.jspecify.annotations.NullMarked;
