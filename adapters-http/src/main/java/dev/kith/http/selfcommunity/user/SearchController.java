package dev.kith.http.selfcommunity.user;

import dev.kith.application.search.MatchUsernames;
import dev.kith.application.search.SearchUsers;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.search.AgeRange;
import dev.kith.domain.search.BirthDateRange;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.UserFilters;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.selfcommunity.UserPages;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looking for users: by everything that is known of them, while one types, and by the names in a text. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SearchController {

    private static final int MOST_NAMES = 100;
    private static final int MOST_EXCLUDED = 1_000;

    private final SearchUsers searchUsers;
    private final MatchUsernames matchUsernames;
    private final Clock clock;
    private final Fields.Reader bodies;
    private final UserPages pages;
    private final UserJson json;
    private final Links links;

    SearchController(
            SearchUsers searchUsers,
            MatchUsernames matchUsernames,
            Clock clock,
            Fields.Reader bodies,
            UserPages pages,
            UserJson json,
            Links links) {
        this.searchUsers = searchUsers;
        this.matchUsernames = matchUsernames;
        this.clock = clock;
        this.bodies = bodies;
        this.pages = pages;
        this.json = json;
        this.links = links;
    }

    @Get("/search")
    byte[] search(HttpRequest<?> request, Caller caller) {
        Paging paging = Paging.of(request);
        return switch (searchUsers.handle(caller.id(), () -> search(request, caller, paging))) {
            case SearchUsers.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case SearchUsers.Answer.Found(var page) -> pages.of(request, caller, paging, page);
        };
    }

    private UserSearch search(HttpRequest<?> request, Caller caller, Paging paging) {
        LatLng place = place(request, caller.requireUser());
        String ordering = UserFilters.text(request, "ordering");
        return new UserSearch(
                query(request, caller, paging, order(ordering)),
                born(UserFilters.text(request, "age")),
                UserFilters.flag(request, "is_staff"),
                UserFilters.id(request, "tag", TagId::new),
                UserFilters.id(request, "category", CategoryId::new),
                Set.of(),
                ranking(ordering, place));
    }

    /** The vendor's newer {@code user} is the older {@code search}; beside it the filters on either name count for nothing. */
    private static UserQuery query(HttpRequest<?> request, Caller caller, Paging paging, UserQuery.Order order) {
        String user = UserFilters.text(request, "user");
        UserQuery query = UserFilters.query(
                request,
                user == null ? UserFilters.text(request, "search") : user,
                false,
                order,
                caller.id(),
                paging.offset());
        return user == null ? query : query.withoutNames();
    }

    /** Distance is a ranking of its own; what else the list of all users can be ordered by, the seed does not know here. */
    private static UserQuery.Order order(@Nullable String word) {
        if (word == null || isDistance(word)) {
            return UserQuery.Order.BY_ID;
        }
        UserQuery.Order order = UserFilters.order(word);
        return switch (order.field()) {
            case USERNAME, REAL_NAME, LOCATION -> order;
            case ID, DATE_JOINED -> throw UserFilters.invalidChoice("ordering", word);
        };
    }

    private static boolean isDistance(String word) {
        return word.equals("distance") || word.equals("-distance");
    }

    /** Who gives a place and no order wants to know who is near it. */
    private static Ranking ranking(@Nullable String ordering, @Nullable LatLng place) {
        if (ordering != null && !isDistance(ordering)) {
            return new Ranking.AsQueried();
        }
        if (place != null) {
            return new Ranking.ByDistance(place, ordering != null && ordering.startsWith("-"));
        }
        if (ordering != null) {
            throw ApiError.ofField("ordering", "invalid", "Ordering by distance requires lat_lng or user_position.");
        }
        return new Ranking.ByRelevance();
    }

    private static @Nullable LatLng place(HttpRequest<?> request, User caller) {
        Boolean own = UserFilters.flag(request, "user_position");
        String text = UserFilters.text(request, "lat_lng");
        if (text != null) {
            try {
                return LatLng.parse(text);
            } catch (IllegalArgumentException e) {
                throw ApiError.ofField("lat_lng", "invalid", "Enter a place as lat,lng in degrees.");
            }
        }
        if (own == null || !own) {
            return null;
        }
        LatLng place = caller.profile().place();
        if (place == null) {
            throw ApiError.ofField("user_position", "invalid", "Your profile tells neither a position nor a location.");
        }
        return place;
    }

    private @Nullable BirthDateRange born(@Nullable String word) {
        if (word == null) {
            return null;
        }
        AgeRange range = switch (word) {
            case "-30" -> AgeRange.UNDER_30;
            case "30-45" -> AgeRange.FROM_30_TO_45;
            // a plus that nobody encoded reads as a space
            case "45+", "45 " -> AgeRange.OVER_45;
            default -> throw UserFilters.invalidChoice("age", word);
        };
        return range.birthDates(LocalDate.now(clock));
    }

    @Get("/autocomplete")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, Object> autocomplete(HttpRequest<?> request, Caller caller) {
        Paging paging = Paging.of(request);
        return switch (searchUsers.handle(caller.id(), () -> autocompletion(request, caller, paging))) {
            case SearchUsers.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case SearchUsers.Answer.Found(var page) ->
                paging.envelope(
                        links,
                        page.total(),
                        page.items().stream()
                                .map(summary -> json.brief(request, summary.user()))
                                .toList());
        };
    }

    private static UserSearch autocompletion(HttpRequest<?> request, Caller caller, Paging paging) {
        String ordering = UserFilters.text(request, "ordering");
        UserQuery query = UserFilters.query(
                request,
                UserFilters.text(request, "search"),
                false,
                UserFilters.order(ordering),
                caller.id(),
                paging.offset());
        Ranking ranking = ordering == null ? new Ranking.ByRelevance() : new Ranking.AsQueried();
        return new UserSearch(query, null, null, null, null, excluded(request), ranking);
    }

    private static Set<UserId> excluded(HttpRequest<?> request) {
        String text = UserFilters.text(request, "exclude");
        if (text == null) {
            return Set.of();
        }
        List<String> ids = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (ids.size() > MOST_EXCLUDED) {
            throw ApiError.ofField(
                    "exclude", "max_length", "Ensure this field has no more than " + MOST_EXCLUDED + " ids.");
        }
        return ids.stream()
                .map(id -> UserFilters.id("exclude", id, UserId::new))
                .collect(Collectors.toSet());
    }

    @Post("/match")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    List<Map<String, Object>> match(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId viewer = caller.requireUser().id();
        return matchUsernames.handle(names(bodies.value(request, body)), viewer).stream()
                .map(summary -> json.brief(request, summary.user()))
                .toList();
    }

    /** What cannot be a name is the name of no one. */
    private static List<Username> names(Object body) {
        if (!(body instanceof List<?> items)) {
            throw ApiError.invalid("Expected a list of usernames.");
        }
        if (items.size() > MOST_NAMES) {
            throw ApiError.invalid("Ensure the list has no more than " + MOST_NAMES + " usernames.");
        }
        Set<Username> names = new LinkedHashSet<>();
        for (Object item : items) {
            if (!(item instanceof String name)) {
                throw ApiError.invalid("Expected a list of usernames.");
            }
            if (Username.isWellFormed(name)) {
                names.add(new Username(name));
            }
        }
        return List.copyOf(names);
    }
}
