package dev.kith.domain.connection;

import dev.kith.domain.tie.Refusal;

/** What became of a step towards a connection, or away from one. */
public sealed interface ConnectionAnswer {

    record Sent() implements ConnectionAnswer {}

    /** The other had asked already, so that both want it. */
    record MetHalfway() implements ConnectionAnswer {}

    record AlreadyAsked() implements ConnectionAnswer {}

    record AlreadyConnected() implements ConnectionAnswer {}

    record Accepted() implements ConnectionAnswer {}

    record Rejected() implements ConnectionAnswer {}

    record Restored() implements ConnectionAnswer {}

    record Cancelled() implements ConnectionAnswer {}

    record Seen() implements ConnectionAnswer {}

    record Removed() implements ConnectionAnswer {}

    /** There is no request that this step could act on. */
    record NoRequest() implements ConnectionAnswer {}

    record NotConnected() implements ConnectionAnswer {}

    record Refused(Refusal why) implements ConnectionAnswer {}
}
