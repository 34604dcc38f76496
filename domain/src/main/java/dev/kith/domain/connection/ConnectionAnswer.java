package dev.kith.domain.connection;

import dev.kith.domain.tie.Refusal;

/** The result of a connection action. */
public sealed interface ConnectionAnswer {

    record Sent() implements ConnectionAnswer {}

    /** The other user had already requested the connection, so the two are connected now. */
    record MetHalfway() implements ConnectionAnswer {}

    /** The two are connected without a request. */
    record ConnectedAtOnce() implements ConnectionAnswer {}

    record AlreadyAsked() implements ConnectionAnswer {}

    record AlreadyConnected() implements ConnectionAnswer {}

    record Accepted() implements ConnectionAnswer {}

    record Rejected() implements ConnectionAnswer {}

    record Restored() implements ConnectionAnswer {}

    record Cancelled() implements ConnectionAnswer {}

    record Seen() implements ConnectionAnswer {}

    record Removed() implements ConnectionAnswer {}

    /** There is no request to which the action applies. */
    record NoRequest() implements ConnectionAnswer {}

    record NotConnected() implements ConnectionAnswer {}

    record Refused(Refusal why) implements ConnectionAnswer {}
}
