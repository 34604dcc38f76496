/** Followers, followings and connections of a user; following and hiding. */
@NullMarked
package dev.kith.http.selfcommunity.audience;

import org.jspecify.annotations.NullMarked;
