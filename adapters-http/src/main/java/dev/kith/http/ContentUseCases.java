package dev.kith.http;

import dev.kith.application.avatar.Avatars;
import dev.kith.application.avatar.ChangeAvatar;
import dev.kith.application.avatar.GetAvatar;
import dev.kith.application.post.Posts;
import dev.kith.application.post.ReadFeed;
import dev.kith.application.post.WritePost;
import dev.kith.application.room.FindRoomMembers;
import dev.kith.application.room.ListRooms;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.MatchUsernames;
import dev.kith.application.search.SearchUsers;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.DismissSuggestion;
import dev.kith.application.suggestion.Dismissals;
import dev.kith.application.suggestion.ExplainSuggestions;
import dev.kith.application.suggestion.SuggestUsers;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.tie.Ties;
import dev.kith.application.transaction.AnswerOnce;
import dev.kith.application.transaction.Transactions;
import dev.kith.application.transaction.WriteTogether;
import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases of search, suggestions, posts, rooms and pictures. */
@Factory
final class ContentUseCases {

    @Singleton
    SearchUsers searchUsers(Searches searches, Users users, Community community) {
        return new SearchUsers(searches, users, community);
    }

    @Singleton
    MatchUsernames matchUsernames(Searches searches, Users users) {
        return new MatchUsernames(searches, users);
    }

    @Singleton
    SuggestUsers suggestUsers(Suggestions suggestions, Users users, Community community) {
        return new SuggestUsers(suggestions, users, community);
    }

    @Singleton
    ExplainSuggestions explainSuggestions(Suggestions suggestions, Users users, Ties ties) {
        return new ExplainSuggestions(suggestions, users, ties);
    }

    @Singleton
    DismissSuggestion dismissSuggestion(Dismissals dismissals, Clock clock) {
        return new DismissSuggestion(dismissals, clock);
    }

    @Singleton
    AnswerOnce answerOnce(Transactions transactions, Clock clock) {
        return new AnswerOnce(transactions, clock);
    }

    @Singleton
    WriteTogether writeTogether(Transactions transactions) {
        return new WriteTogether(transactions);
    }

    @Singleton
    WritePost writePost(Posts posts, Users users, Clock clock) {
        return new WritePost(posts, users, clock);
    }

    @Singleton
    ReadFeed readFeed(Posts posts, Users users, Community community) {
        return new ReadFeed(posts, users, community);
    }

    @Singleton
    ListRooms listRooms(Rooms rooms) {
        return new ListRooms(rooms);
    }

    @Singleton
    FindRoomMembers findRoomMembers(Rooms rooms) {
        return new FindRoomMembers(rooms);
    }

    @Singleton
    GetAvatar getAvatar(Avatars avatars) {
        return new GetAvatar(avatars);
    }

    @Singleton
    ChangeAvatar changeAvatar(Avatars avatars) {
        return new ChangeAvatar(avatars);
    }
}
