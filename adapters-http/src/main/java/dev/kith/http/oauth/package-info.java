/** The OAuth 2 dialect (RFC 6749 and RFC 7009): issues, refreshes and revokes tokens. */
@NullMarked
package dev.kith.http.oauth;

import org.jspecify.annotations.NullMarked;
