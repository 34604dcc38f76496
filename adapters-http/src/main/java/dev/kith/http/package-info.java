/**
 * The use cases as beans, over the ports that {@code dev.kith.bootstrap} or a test wires. Each package below is one
 * dialect, or what the dialects share.
 */
@NullMarked
package dev.kith.http;

import org.jspecify.annotations.NullMarked;
