/** Accounts and passwords, and the ports that store and check them. */
@NullMarked
package dev.kith.application.account;

import org.jspecify.annotations.NullMarked;
