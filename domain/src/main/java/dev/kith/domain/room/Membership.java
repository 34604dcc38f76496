package dev.kith.domain.room;

/**
 * A room one is a member of.
 *
 * @param members how many are; deleted users are not counted
 */
public record Membership(Room room, long members) {}
