/** The use cases as beans of the HTTP server. The dialects that call them are the packages below. */
@NullMarked
package dev.kith.http;

import org.jspecify.annotations.NullMarked;
