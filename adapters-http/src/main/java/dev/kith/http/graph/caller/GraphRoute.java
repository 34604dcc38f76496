package dev.kith.http.graph.caller;

import dev.kith.domain.key.KeyScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a request of a route needs. Every route of this API has it, and {@link GraphCallerFilter} checks it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GraphRoute {

    /** Who may send the request. */
    Callers callers();

    /** The scope that a key needs. */
    KeyScope[] scope() default {};

    /** The parameters that the query may have, besides the state. */
    String[] parameters() default {};

    /** Whether the route answers a list of users. Then the query may also have the {@link ListParameters}. */
    boolean isList() default false;

    /** Whether a ticket may stand for the credentials of the caller. */
    boolean takesTicket() default false;

    /** Whether the operator's commands may send the request. */
    boolean takesCommands() default false;

    /** Whether the route keeps its answer for a request with an {@link IdempotencyKey}. Others refuse the header. */
    boolean keepsAnswer() default false;

    /** Whether the route only reads, although it is a POST. Then it ignores an {@link IdempotencyKey}, as a GET does. */
    boolean onlyReads() default false;

    /** Who may send a request. */
    enum Callers {
        /** Also who has no credentials. */
        EVERYBODY,
        /** Every key, whatever its scopes, and every user. */
        AUTHENTICATED,
        /** Keys with the scope of the route, and users. */
        KEYS_AND_USERS,
        /** Keys with the scope of the route. */
        KEYS
    }
}
