/** Who is calling: tokens, and the user behind them. */
@NullMarked
package dev.kith.http.security;

import org.jspecify.annotations.NullMarked;
