/** Finds the users that the references of a request name. */
@NullMarked
package dev.kith.application.reference;

import org.jspecify.annotations.NullMarked;
