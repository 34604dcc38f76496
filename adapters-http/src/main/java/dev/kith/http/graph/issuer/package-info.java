/** Accepts tokens of the identity providers that the operator names. No other API accepts them. */
@NullMarked
package dev.kith.http.graph.issuer;

import org.jspecify.annotations.NullMarked;
