/** Mail on its way out: over SMTP, or, where none is configured, not at all. */
@NullMarked
package dev.kith.bootstrap.mail;

import org.jspecify.annotations.NullMarked;
