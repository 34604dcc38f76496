/** Creating and finding accounts, changing passwords, and the ports they are kept and checked behind. */
@NullMarked
package dev.kith.application.account;

import org.jspecify.annotations.NullMarked;
