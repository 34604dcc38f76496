package dev.kith.application.importing.connection;

/**
 * A wanted connection of two users.
 *
 * @param low the lower id
 * @param high the higher id
 * @param since in microseconds since 1970
 */
public record NewConnection(long low, long high, long since) {}
