package dev.kith.architecture.canary.port;

/** A port that no use case depends on. */
public interface UnusedPort {
    void act();
}
