/** Followers, followings, following, and search among followings. */
@NullMarked
package dev.kith.http.quranreflect.audience;

import org.jspecify.annotations.NullMarked;
