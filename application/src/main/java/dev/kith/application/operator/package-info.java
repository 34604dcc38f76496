/** What the operator does to accounts, on the command line. */
@NullMarked
package dev.kith.application.operator;

import org.jspecify.annotations.NullMarked;
