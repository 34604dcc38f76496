/** The SelfCommunity-compatible dialect, /api/v2: what its features share. */
@NullMarked
package dev.kith.http.selfcommunity;

import org.jspecify.annotations.NullMarked;
