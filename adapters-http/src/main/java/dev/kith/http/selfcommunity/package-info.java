/** The SelfCommunity-compatible dialect, /api/v2. */
@NullMarked
package dev.kith.http.selfcommunity;

import org.jspecify.annotations.NullMarked;
