/** OAuth 1.0a (RFC 5849): how the callers of the px dialect show which application they are, and for whom it acts. */
@NullMarked
package dev.kith.http.px.oauth;

import org.jspecify.annotations.NullMarked;
