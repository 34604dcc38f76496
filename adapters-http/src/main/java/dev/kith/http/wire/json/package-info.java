/** Types for the bodies of requests and responses. */
@NullMarked
package dev.kith.http.wire.json;

import org.jspecify.annotations.NullMarked;
