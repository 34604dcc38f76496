/** OAuth 1.0a (RFC 5849) of the 500px dialect: issues tokens, and finds the caller of a signed request. */
@NullMarked
package dev.kith.http.fivehundredpx.oauth;

import org.jspecify.annotations.NullMarked;
