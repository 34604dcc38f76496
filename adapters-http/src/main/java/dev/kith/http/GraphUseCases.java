package dev.kith.http;

import dev.kith.application.audience.AudiencePages;
import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.ListAudience;
import dev.kith.application.audience.ListKnownFollowers;
import dev.kith.application.audience.ListVisibility;
import dev.kith.application.connection.ActOnConnection;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.connection.ListConnectionRequests;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.deletion.FinishDeletions;
import dev.kith.application.follow.Follow;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.follow.IsFollowing;
import dev.kith.application.follow.RemoveFollower;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.follow.Unfollow;
import dev.kith.application.hide.IsHiding;
import dev.kith.application.hide.ListHiddenUsers;
import dev.kith.application.hide.ToggleHide;
import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.journal.GetState;
import dev.kith.application.journal.Journal;
import dev.kith.application.journal.ReachState;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SeenJournal;
import dev.kith.application.reference.FindExternalIds;
import dev.kith.application.reference.FindUsers;
import dev.kith.application.reference.FindUsersById;
import dev.kith.application.reference.ResolveReferences;
import dev.kith.application.reference.WalkUsers;
import dev.kith.application.registry.ChangeUser;
import dev.kith.application.registry.FindExternalUser;
import dev.kith.application.registry.ProvideUser;
import dev.kith.application.registry.ProvideUsers;
import dev.kith.application.statistic.GetStatistics;
import dev.kith.application.statistic.Statistics;
import dev.kith.application.tie.ActOnTie;
import dev.kith.application.tie.ActOnTies;
import dev.kith.application.tie.FindRelations;
import dev.kith.application.tie.FindRelationships;
import dev.kith.application.tie.GetRelation;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.FindUser;
import dev.kith.application.user.FindUserId;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ListUsers;
import dev.kith.application.user.ShowUser;
import dev.kith.application.user.Users;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.application.walk.WalkAudience;
import dev.kith.application.walk.WalkPrivateList;
import dev.kith.domain.community.Community;
import dev.kith.http.settings.GraphSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The use cases of users and of the ties between them. */
@Factory
final class GraphUseCases {

    @Singleton
    GetState getState(SeenJournal seen, GraphSettings settings) {
        return new GetState(seen, settings.events());
    }

    @Singleton
    ReachState reachState(SeenJournal seen, Journal journal) {
        return new ReachState(seen, journal);
    }

    @Singleton
    SearchJournal searchJournal(Journal journal, SeenJournal seen) {
        return new SearchJournal(journal, seen);
    }

    @Singleton
    GetJournalBounds getJournalBounds(Journal journal) {
        return new GetJournalBounds(journal);
    }

    @Singleton
    GetStatistics getStatistics(Statistics statistics) {
        return new GetStatistics(statistics);
    }

    @Singleton
    FindExternalIds findExternalIds(Users users) {
        return new FindExternalIds(users);
    }

    @Singleton
    GetUser getUser(Users users) {
        return new GetUser(users);
    }

    @Singleton
    FindUsers findUsers(Users users) {
        return new FindUsers(users);
    }

    @Singleton
    FindUsersById findUsersById(Users users) {
        return new FindUsersById(users);
    }

    @Singleton
    WalkUsers walkUsers(Users users) {
        return new WalkUsers(users);
    }

    @Singleton
    ResolveReferences resolveReferences(Users users) {
        return new ResolveReferences(users);
    }

    @Singleton
    ShowUser showUser(Community community) {
        return new ShowUser(community);
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
    ChangeUser changeUser(Users users) {
        return new ChangeUser(users);
    }

    @Singleton
    ProvideUser provideUser(Users users, Clock clock) {
        return new ProvideUser(users, clock, UUID::randomUUID);
    }

    @Singleton
    DeleteUser deleteUser(Deletions deletions, Clock clock) {
        return new DeleteUser(deletions, clock);
    }

    @Singleton
    FinishDeletions finishDeletions(Deletions deletions) {
        return new FinishDeletions(deletions);
    }

    @Singleton
    FindUser findUser(Users users) {
        return new FindUser(users);
    }

    @Singleton
    FindUserId findUserId(Users users) {
        return new FindUserId(users);
    }

    @Singleton
    ListVisibility listVisibility(Ties ties) {
        return new ListVisibility(ties);
    }

    @Singleton
    ListAudience listAudience(AudiencePages pages, ListVisibility listVisibility, Community community) {
        return new ListAudience(pages, listVisibility, community);
    }

    @Singleton
    WalkAudience walkAudience(AudienceWalks walks, Users users, Ties ties) {
        return new WalkAudience(walks, users, ties);
    }

    @Singleton
    WalkPrivateList walkPrivateList(PrivateWalks walks, Users users) {
        return new WalkPrivateList(walks, users);
    }

    @Singleton
    ListKnownFollowers listKnownFollowers(Audiences audiences, Users users, ListVisibility listVisibility) {
        return new ListKnownFollowers(audiences, users, listVisibility);
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
    RemoveFollower removeFollower(Ties ties) {
        return new RemoveFollower(ties);
    }

    @Singleton
    IsFollowing isFollowing(Ties ties) {
        return new IsFollowing(ties);
    }

    @Singleton
    FollowedAmong followedAmong(Ties ties) {
        return new FollowedAmong(ties);
    }

    @Singleton
    ActOnConnection actOnConnection(Ties ties, Clock clock) {
        return new ActOnConnection(ties, clock);
    }

    @Singleton
    ListConnectionRequests listConnectionRequests(ConnectionRequests requests, Users users) {
        return new ListConnectionRequests(requests, users);
    }

    @Singleton
    FindExternalUser findExternalUser(Users users, Clock clock) {
        return new FindExternalUser(users, clock, UUID::randomUUID);
    }

    @Singleton
    ProvideUsers provideUsers(Users users, Clock clock) {
        return new ProvideUsers(users, clock, UUID::randomUUID);
    }

    @Singleton
    ActOnTies actOnTies(Ties ties, Clock clock) {
        return new ActOnTies(ties, clock);
    }

    @Singleton
    ActOnTie actOnTie(Ties ties, Clock clock) {
        return new ActOnTie(ties, clock);
    }

    @Singleton
    FindRelationships findRelationships(Ties ties) {
        return new FindRelationships(ties);
    }

    @Singleton
    ToggleHide toggleHide(Ties ties, Clock clock) {
        return new ToggleHide(ties, clock);
    }

    @Singleton
    ListHiddenUsers listHiddenUsers(Ties ties) {
        return new ListHiddenUsers(ties);
    }

    @Singleton
    IsHiding isHiding(Ties ties, Users users) {
        return new IsHiding(ties, users);
    }

    @Singleton
    GetRelation getRelation(Ties ties, Community community) {
        return new GetRelation(ties, community);
    }

    @Singleton
    FindRelations findRelations(Ties ties, Community community) {
        return new FindRelations(ties, community);
    }
}
