/**
 * What an operator configures of the HTTP API, one record per subject. Micronaut reads each from properties; the
 * program sets all of them and holds their defaults.
 */
@NullMarked
package dev.kith.http.settings;

import org.jspecify.annotations.NullMarked;
