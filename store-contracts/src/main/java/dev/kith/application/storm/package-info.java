/** Many clients at once, who check every answer of a server. */
@NullMarked
package dev.kith.application.storm;

import org.jspecify.annotations.NullMarked;
