/** Users: profiles, search, suggestions, permissions and deletion. */
@NullMarked
package dev.kith.http.selfcommunity.user;

import org.jspecify.annotations.NullMarked;
