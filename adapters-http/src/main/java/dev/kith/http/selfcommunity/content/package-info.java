/** Posts, and the feed of a user. */
@NullMarked
package dev.kith.http.selfcommunity.content;

import org.jspecify.annotations.NullMarked;
