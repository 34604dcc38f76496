/** The 500px-compatible dialect, /px/v1: users, followers and friends. */
@NullMarked
package dev.kith.http.fivehundredpx;

import org.jspecify.annotations.NullMarked;
