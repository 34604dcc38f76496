/** What an operator may say, and the three ways to say it: a flag, a variable, a line in a file. */
@NullMarked
package dev.kith.bootstrap.option;

import org.jspecify.annotations.NullMarked;
