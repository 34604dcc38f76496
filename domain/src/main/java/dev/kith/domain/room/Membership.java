package dev.kith.domain.room;

/**
 * A room in the list of a member.
 *
 * @param members the number of members without deleted users
 */
public record Membership(Room room, long members) {}
