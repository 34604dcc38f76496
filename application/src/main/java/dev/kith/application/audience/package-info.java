/** Lists of users around a user, and the port that reads them. */
@NullMarked
package dev.kith.application.audience;

import org.jspecify.annotations.NullMarked;
