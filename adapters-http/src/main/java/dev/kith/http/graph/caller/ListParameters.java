package dev.kith.http.graph.caller;

import java.util.Set;

/** The parameters that every list of users knows. */
public final class ListParameters {

    /** Where the page begins, after another one. */
    public static final String AFTER = "after";

    public static final String LIMIT = "limit";
    public static final String FIELDS = "fields";
    public static final String VIEW = "view";
    public static final String REF = "ref";
    public static final String COUNT = "count";

    /** The ids of a page, unless the request says how many. */
    public static final int DEFAULT_IDS = 1_000;

    public static final int MAX_IDS = 5_000;

    static final Set<String> ALL = Set.of(AFTER, LIMIT, FIELDS, VIEW, REF, COUNT);

    private ListParameters() {}
}
