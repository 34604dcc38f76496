/** What all dialects share: the dialect of a request, its errors, links, and admission under load. */
@NullMarked
package dev.kith.http.wire;

import org.jspecify.annotations.NullMarked;
