/** Being signed in: sessions, and the tokens that keep them going. */
@NullMarked
package dev.kith.domain.session;

import org.jspecify.annotations.NullMarked;
