/** Avatars of users and rooms: an uploaded picture, or a drawn one. */
@NullMarked
package dev.kith.http.avatar;

import org.jspecify.annotations.NullMarked;
