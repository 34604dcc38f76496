/** Profiles, settings and rooms of a user. */
@NullMarked
package dev.kith.http.quranreflect.user;

import org.jspecify.annotations.NullMarked;
