package dev.kith.http;

import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.ListAudience;
import dev.kith.application.audience.ListKnownFollowers;
import dev.kith.application.audience.Openness;
import dev.kith.application.connection.ListRequests;
import dev.kith.application.connection.Requests;
import dev.kith.application.connection.TakeStep;
import dev.kith.application.departure.DeleteUser;
import dev.kith.application.departure.Departures;
import dev.kith.application.departure.FinishDepartures;
import dev.kith.application.follow.Follow;
import dev.kith.application.follow.SeeFollowed;
import dev.kith.application.follow.SeeFollows;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.follow.Unfollow;
import dev.kith.application.hide.ListHidden;
import dev.kith.application.hide.SeeHides;
import dev.kith.application.hide.ToggleHide;
import dev.kith.application.tie.SeeRelations;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.FindUser;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ListUsers;
import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Every use case over whichever stores there are: Neo4j's in the program, in-memory ones in the tests. */
@Factory
final class UseCases {

    @Singleton
    GetUser getUser(Users users) {
        return new GetUser(users);
    }

    @Singleton
    ListUsers listUsers(Users users) {
        return new ListUsers(users);
    }

    @Singleton
    EditProfile editProfile(Users users) {
        return new EditProfile(users);
    }

    @Singleton
    DeleteUser deleteUser(Departures departures, Clock clock) {
        return new DeleteUser(departures, clock);
    }

    @Singleton
    FinishDepartures finishDepartures(Departures departures) {
        return new FinishDepartures(departures);
    }

    @Singleton
    FindUser findUser(Users users) {
        return new FindUser(users);
    }

    @Singleton
    Openness openness(Ties ties) {
        return new Openness(ties);
    }

    @Singleton
    ListAudience listAudience(Audiences audiences, Users users, Openness openness) {
        return new ListAudience(audiences, users, openness);
    }

    @Singleton
    ListKnownFollowers listKnownFollowers(Audiences audiences, Users users, Openness openness) {
        return new ListKnownFollowers(audiences, users, openness);
    }

    @Singleton
    ToggleFollow toggleFollow(Ties ties, Clock clock) {
        return new ToggleFollow(ties, clock);
    }

    @Singleton
    Follow follow(Ties ties, Clock clock) {
        return new Follow(ties, clock);
    }

    @Singleton
    Unfollow unfollow(Ties ties) {
        return new Unfollow(ties);
    }

    @Singleton
    SeeFollows seeFollows(Ties ties) {
        return new SeeFollows(ties);
    }

    @Singleton
    SeeFollowed seeFollowed(Ties ties) {
        return new SeeFollowed(ties);
    }

    @Singleton
    TakeStep takeStep(Ties ties, Clock clock) {
        return new TakeStep(ties, clock);
    }

    @Singleton
    ListRequests listRequests(Requests requests, Users users) {
        return new ListRequests(requests, users);
    }

    @Singleton
    ToggleHide toggleHide(Ties ties, Clock clock) {
        return new ToggleHide(ties, clock);
    }

    @Singleton
    ListHidden listHidden(Ties ties) {
        return new ListHidden(ties);
    }

    @Singleton
    SeeHides seeHides(Ties ties) {
        return new SeeHides(ties);
    }

    @Singleton
    SeeRelations seeRelations(Ties ties, Community community) {
        return new SeeRelations(ties, community);
    }
}
