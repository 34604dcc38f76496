/** Issues and verifies access tokens, and knows their scopes. */
@NullMarked
package dev.kith.http.security.token;

import org.jspecify.annotations.NullMarked;
