package dev.kith.http.wire;

import io.micronaut.http.filter.ServerFilterPhase;

/** The order of the filters that follow the check of a token's signature; the lowest comes first. */
public final class FilterOrder {

    /** Moves the request to a thread that may wait for the database. */
    static final int ADMISSION = ServerFilterPhase.SECURITY.after() - 1;

    /** Finds the user of the token. */
    public static final int CALLER = ServerFilterPhase.SECURITY.after();

    /** Checks the application that sent the request. */
    public static final int CLIENT = CALLER + 1;

    private FilterOrder() {}
}
