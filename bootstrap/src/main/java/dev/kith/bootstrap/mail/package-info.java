/** Sends mail over SMTP; without a mail server it only writes to the log. */
@NullMarked
package dev.kith.bootstrap.mail;

import org.jspecify.annotations.NullMarked;
