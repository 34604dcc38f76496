package dev.kith.application.importing.connection;

/**
 * What the graph holds of a pair of users.
 *
 * @param listed whether both exist and neither is deleted
 * @param connected whether they are connected
 * @param requested whether there is a connection request between them, in either direction
 * @param hidden whether one of the two hides the other
 */
public record ConnectionState(boolean listed, boolean connected, boolean requested, boolean hidden) {}
