/** Verifies OAuth 1.0a signatures (RFC 5849, section 3). */
@NullMarked
package dev.kith.http.fivehundredpx.oauth.signature;

import org.jspecify.annotations.NullMarked;
