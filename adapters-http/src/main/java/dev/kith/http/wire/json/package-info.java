/** How bodies are bound to records: values that may be absent, and responses that keep their null keys. */
@NullMarked
package dev.kith.http.wire.json;

import org.jspecify.annotations.NullMarked;
