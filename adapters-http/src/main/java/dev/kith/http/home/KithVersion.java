package dev.kith.http.home;

import org.jspecify.annotations.Nullable;

/** The version of Kith, from the manifest of its jar. */
public final class KithVersion {

    private KithVersion() {}

    /** Without a jar, as in tests, {@code development}. */
    public static String text() {
        @Nullable String version = KithVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
