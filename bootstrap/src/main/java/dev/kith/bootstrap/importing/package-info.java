/** Reading a community from files and writing it into the graph in bounded batches. */
@NullMarked
package dev.kith.bootstrap.importing;

import org.jspecify.annotations.NullMarked;
