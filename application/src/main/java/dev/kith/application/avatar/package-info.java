/** Pictures that users gave of themselves. */
@NullMarked
package dev.kith.application.avatar;

import org.jspecify.annotations.NullMarked;
