/** Commands for operators: create users and applications, print access tokens, and check the graph. */
@NullMarked
package dev.kith.bootstrap.admin;

import org.jspecify.annotations.NullMarked;
