package dev.kith.http;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Creates users and ties through the ports. */
@Singleton
public final class TestUsers {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Users users;
    private final Ties ties;
    private int follows;

    TestUsers(Users users, Ties ties) {
        this.users = users;
        this.ties = ties;
    }

    public long user(String name) {
        return user(name, Profile.EMPTY, Role.MEMBER);
    }

    public long user(String name, Profile profile, Role role) {
        CreateUserAnswer answer = users.create(new NewUser(
                null, UUID.randomUUID(), new Username(name), profile, name + "@example.org", null, START, role));
        return switch (answer) {
            case CreateUserAnswer.Created(User user) -> user.id().value();
            case CreateUserAnswer.IdTaken(),
                    CreateUserAnswer.UsernameTaken(),
                    CreateUserAnswer.EmailTaken(),
                    CreateUserAnswer.ExternalIdTaken() -> throw new AssertionError(answer);
        };
    }

    /** A unique username. */
    public String name(String stem) {
        return stem + "_" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Each follow is one second after the previous one. */
    public synchronized void follow(long follower, long followee) {
        Instant now = START.plusSeconds(follows++);
        ties.decide(pair(follower, followee), tie -> FollowRules.follow(tie, new UserId(follower), now));
    }

    public void mutual(long one, long other) {
        follow(one, other);
        follow(other, one);
    }

    public void hide(long hider, long hidden) {
        ties.decide(pair(hider, hidden), tie -> HideRules.toggle(tie, new UserId(hider), START));
    }

    public void status(long user, UserStatus status) {
        users.edit(new UserId(user), found -> found.withStatus(status, status.isDeleted() ? START : null));
    }

    private static Pair pair(long one, long other) {
        return Pair.of(new UserId(one), new UserId(other));
    }
}
