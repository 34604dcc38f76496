package dev.kith.http.wire;

import io.micronaut.http.filter.ServerFilterPhase;

/** The order of the filters that follow the check of a token's signature; the lowest comes first. */
public final class FilterOrder {

    /** Finds the user of the token. */
    public static final int CALLER = ServerFilterPhase.SECURITY.after();

    /** Checks the application that sent the request. */
    public static final int CLIENT = CALLER + 1;

    /** Waits for the state that the caller knows. */
    public static final int STATE = CLIENT + 1;

    private FilterOrder() {}
}
