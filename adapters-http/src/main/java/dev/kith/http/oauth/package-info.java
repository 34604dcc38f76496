/** The dialect of OAuth 2 (RFC 6749 and 7009): tokens for passwords, tokens for tokens, and giving them back. */
@NullMarked
package dev.kith.http.oauth;

import org.jspecify.annotations.NullMarked;
