/** Accounts: creation, credentials, settings and token checks. */
@NullMarked
package dev.kith.http.selfcommunity.account;

import org.jspecify.annotations.NullMarked;
