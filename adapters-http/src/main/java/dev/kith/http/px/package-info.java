/** The dialect compatible with the 500px v1 API: followers and friends, newest first, in pages by number. */
@NullMarked
package dev.kith.http.px;

import org.jspecify.annotations.NullMarked;
