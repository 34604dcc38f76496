/** The use cases as beans of the HTTP server; the dialects that speak to them are the packages below. */
@NullMarked
package dev.kith.http;

import org.jspecify.annotations.NullMarked;
