package dev.kith.application.departure;

/** What became of the wish to delete a user. */
public sealed interface Departure {

    record Departed() implements Departure {}

    /** Softly, before; only a hard deletion can follow. */
    record AlreadyDeparted() implements Departure {}

    record NoSuchUser() implements Departure {}
}
