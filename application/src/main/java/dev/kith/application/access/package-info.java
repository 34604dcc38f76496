/** Letting applications act for users, and the port that keeps the tokens by which they do. */
@NullMarked
package dev.kith.application.access;

import org.jspecify.annotations.NullMarked;
