/** The routes of users. */
@NullMarked
package dev.kith.http.graph.user;

import org.jspecify.annotations.NullMarked;
