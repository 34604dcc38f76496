/** The Quran Reflect dialect, /reflect/v1: what its features share. No bean of it exists when the operator disables it. */
@NullMarked
package dev.kith.http.quranreflect;

import org.jspecify.annotations.NullMarked;
