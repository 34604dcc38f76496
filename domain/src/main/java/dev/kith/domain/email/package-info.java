/** E-mail addresses of users, and how they change. */
@NullMarked
package dev.kith.domain.email;

import org.jspecify.annotations.NullMarked;
