package dev.kith.application.suggestion;

import dev.kith.application.audience.ListVisibility;
import dev.kith.application.reference.FindUsersById;
import dev.kith.application.suggestion.Suggestions.Candidate;
import dev.kith.application.suggestion.Suggestions.Candidates;
import dev.kith.application.suggestion.Suggestions.Popular;
import dev.kith.application.suggestion.Suggestions.Shared;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggests users, and says why. If too few users are found around the user, popular users follow. A reason names only
 * users whose list of followings the user may see.
 */
public final class ExplainSuggestions {

    /** The largest limit. */
    public static final int MAX_LIMIT = 50;

    /** The most users that a reason names. */
    public static final int NAMED = 3;

    public sealed interface Answer {

        /** @param complete false if a bound of work left out somebody who might have been found */
        record Found(List<Suggested> users, boolean complete) implements Answer {}

        /** The user is unknown or deleted. */
        record NoSuchUser() implements Answer {}
    }

    /**
     * A suggested user.
     *
     * @param score as in {@link Candidate}; 0 for a user who is merely popular
     * @param reasons the most telling first, at least one
     */
    public record Suggested(UserSummary user, long score, List<SuggestionReason> reasons) {}

    private final Suggestions suggestions;
    private final Users users;
    private final FindUsersById findUsersById;
    private final ListVisibility visibility;

    public ExplainSuggestions(Suggestions suggestions, Users users, Ties ties) {
        this.suggestions = suggestions;
        this.users = users;
        this.findUsersById = new FindUsersById(users);
        this.visibility = new ListVisibility(ties);
    }

    /**
     * @param mode whether to suggest users to follow, or to connect with
     * @param limit from 1 to {@link #MAX_LIMIT}
     */
    public Answer handle(UserId user, CommunityMode mode, int limit) {
        if (users.find(user).filter(User::isUndeleted).isEmpty()) {
            return new Answer.NoSuchUser();
        }
        Candidates found = suggestions.candidates(user, mode, limit);
        List<Suggested> suggested = new ArrayList<>(explained(user, mode, found.users()));
        if (suggested.size() < limit) {
            suggested.addAll(popular(user, mode, found.users(), limit - suggested.size()));
        }
        return new Answer.Found(suggested, found.complete());
    }

    private List<Suggested> explained(UserId user, CommunityMode mode, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<UserId> ids = candidates.stream().map(Candidate::user).toList();
        Map<UserId, Shared> shared = suggestions.shared(user, mode, ids);
        Set<UserId> all = new LinkedHashSet<>(ids);
        shared.values().forEach(each -> all.addAll(each.newest()));
        Map<UserId, UserSummary> summaries = findUsersById.handle(all);
        Map<UserId, Boolean> shown = new HashMap<>();
        List<Suggested> suggested = new ArrayList<>();
        for (Candidate candidate : candidates) {
            UserSummary summary = summaries.get(candidate.user());
            List<SuggestionReason> reasons = new ArrayList<>();
            if (candidate.follows()) {
                reasons.add(new SuggestionReason.FollowsYou());
            }
            Shared known = shared.get(candidate.user());
            if (known != null) {
                reasons.add(reason(mode, known, named(user, known, summaries, shown)));
            }
            // both are missing for a user whose last edge was deleted between two reads
            if (summary != null && !reasons.isEmpty()) {
                suggested.add(new Suggested(summary, candidate.score(), reasons));
            }
        }
        return suggested;
    }

    private static SuggestionReason reason(CommunityMode mode, Shared known, List<UserSummary> named) {
        return switch (mode) {
            case FOLLOW -> new SuggestionReason.FollowedByFollowings(known.count(), known.atLeast(), named);
            case FRIENDSHIP -> new SuggestionReason.SharedConnections(known.count(), known.atLeast(), named);
        };
    }

    private List<UserSummary> named(
            UserId user, Shared known, Map<UserId, UserSummary> summaries, Map<UserId, Boolean> shown) {
        List<UserSummary> named = new ArrayList<>();
        for (UserId id : known.newest()) {
            UserSummary summary = summaries.get(id);
            if (summary != null && named.size() < NAMED && isShown(user, summary.user(), shown)) {
                named.add(summary);
            }
        }
        return named;
    }

    private boolean isShown(UserId user, User other, Map<UserId, Boolean> shown) {
        return shown.computeIfAbsent(other.id(), _ -> visibility.shows(other, AudienceKind.FOLLOWINGS, user));
    }

    private List<Suggested> popular(UserId user, CommunityMode mode, List<Candidate> candidates, int limit) {
        Set<UserId> before = candidates.stream().map(Candidate::user).collect(Collectors.toSet());
        List<Popular> popular = suggestions.popular(user, mode, limit + before.size()).stream()
                .filter(each -> !before.contains(each.user()))
                .limit(limit)
                .toList();
        Map<UserId, UserSummary> summaries =
                findUsersById.handle(popular.stream().map(Popular::user).toList());
        List<Suggested> suggested = new ArrayList<>();
        for (Popular each : popular) {
            UserSummary summary = summaries.get(each.user());
            if (summary != null) {
                suggested.add(new Suggested(summary, 0, List.of(new SuggestionReason.Popular(each.followers()))));
            }
        }
        return suggested;
    }
}
