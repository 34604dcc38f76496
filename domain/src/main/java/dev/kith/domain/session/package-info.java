/** Sessions of signed-in users, and the tokens that continue them. */
@NullMarked
package dev.kith.domain.session;

import org.jspecify.annotations.NullMarked;
