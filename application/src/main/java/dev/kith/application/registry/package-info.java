/** What an app does with the users whom it shares with Kith: creating and changing them by its own ids. */
@NullMarked
package dev.kith.application.registry;

import org.jspecify.annotations.NullMarked;
