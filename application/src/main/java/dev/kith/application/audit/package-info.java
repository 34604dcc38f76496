/** The log of what an operator may want to act on. */
@NullMarked
package dev.kith.application.audit;

import org.jspecify.annotations.NullMarked;
