/** Changes of e-mail addresses, and the ports that store and mail them. */
@NullMarked
package dev.kith.application.email;

import org.jspecify.annotations.NullMarked;
