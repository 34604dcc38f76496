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
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.PageBody;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.Parameters;
import dev.kith.http.selfcommunity.UserFilters;
import dev.kith.http.selfcommunity.UserPages;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds users: by their profile, while the caller types a name, and by the names in a text. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SearchController {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MAX_NAMES = 100;
    private static final int MAX_EXCLUDED = 1_000;

    private final SearchUsers searchUsers;
    private final MatchUsernames matchUsernames;
    private final Clock clock;
    private final Fields.Reader bodies;
    private final UserPages pages;
    private final Links links;

    SearchController(
            SearchUsers searchUsers,
            MatchUsernames matchUsernames,
            Clock clock,
            Fields.Reader bodies,
            UserPages pages,
            Links links) {
        this.searchUsers = searchUsers;
        this.matchUsernames = matchUsernames;
        this.clock = clock;
        this.bodies = bodies;
        this.pages = pages;
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
        String ordering = Parameters.text(request, "ordering");
        return new UserSearch(
                query(request, caller, paging, order(ordering)),
                birthDates(Parameters.text(request, "age")),
                Parameters.flag(request, "is_staff"),
                Parameters.id(request, "tag", TagId::new),
                Parameters.id(request, "category", CategoryId::new),
                Set.of(),
                ranking(ordering, place));
    }

    /** The vendor's newer {@code user} replaces {@code search}, and switches the filters by name off. */
    private static UserQuery query(HttpRequest<?> request, Caller caller, Paging paging, UserQuery.Order order) {
        String user = QueryParameters.text(request, "user");
        UserQuery query = UserFilters.query(
                request,
                user == null ? QueryParameters.text(request, "search") : user,
                false,
                order,
                caller.id(),
                paging.offset());
        return user == null ? query : query.withoutNames();
    }

    /** Distance is a ranking, not an order. The vendor does not order a search by id or by the date of joining. */
    private static UserQuery.Order order(@Nullable String word) {
        if (word == null || isDistance(word)) {
            return UserQuery.Order.BY_ID;
        }
        UserQuery.Order order = UserFilters.order(word);
        return switch (order.field()) {
            case USERNAME, REAL_NAME, LOCATION -> order;
            case ID, DATE_JOINED -> throw Parameters.invalidChoice("ordering", word);
        };
    }

    private static boolean isDistance(String word) {
        return word.equals("distance") || word.equals("-distance");
    }

    /** A place without an order ranks by distance. */
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
        Boolean own = Parameters.flag(request, "user_position");
        String text = Parameters.text(request, "lat_lng");
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
            throw ApiError.ofField("user_position", "invalid", "Your profile has neither a position nor a location.");
        }
        return place;
    }

    private @Nullable BirthDateRange birthDates(@Nullable String word) {
        if (word == null) {
            return null;
        }
        AgeRange range = switch (word) {
            case "-30" -> AgeRange.UNDER_30;
            case "30-45" -> AgeRange.FROM_30_TO_45;
            // an unencoded plus reads as a space
            case "45+", "45 " -> AgeRange.OVER_45;
            default -> throw Parameters.invalidChoice("age", word);
        };
        return range.birthDates(LocalDate.now(clock));
    }

    @Get("/autocomplete")
    @Secured(SecurityRule.IS_ANONYMOUS)
    PageBody<UserBrief> autocomplete(HttpRequest<?> request, Caller caller) {
        Paging paging = Paging.of(request);
        return switch (searchUsers.handle(caller.id(), () -> autocompletion(request, caller, paging))) {
            case SearchUsers.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case SearchUsers.Answer.Found(var page) ->
                paging.page(
                        links,
                        page.total(),
                        page.items().stream()
                                .map(summary -> brief(request, summary))
                                .toList());
        };
    }

    private static UserSearch autocompletion(HttpRequest<?> request, Caller caller, Paging paging) {
        String ordering = Parameters.text(request, "ordering");
        UserQuery query = UserFilters.query(
                request,
                QueryParameters.text(request, "search"),
                false,
                UserFilters.order(ordering),
                caller.id(),
                paging.offset());
        Ranking ranking = ordering == null ? new Ranking.ByRelevance() : new Ranking.AsQueried();
        return new UserSearch(query, null, null, null, null, excluded(request), ranking);
    }

    private static Set<UserId> excluded(HttpRequest<?> request) {
        String text = Parameters.text(request, "exclude");
        if (text == null) {
            return Set.of();
        }
        List<String> ids =
                Arrays.stream(COMMA.split(text, -1)).map(String::strip).toList();
        if (ids.size() > MAX_EXCLUDED) {
            throw ApiError.ofField(
                    "exclude", "max_length", "Ensure this field has no more than " + MAX_EXCLUDED + " ids.");
        }
        return ids.stream().map(id -> Parameters.id("exclude", id, UserId::new)).collect(Collectors.toSet());
    }

    @Post("/match")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("it only reads")
    List<UserBrief> match(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId viewer = caller.requireUser().id();
        return matchUsernames.handle(names(bodies.json(request, body)), viewer).stream()
                .map(summary -> brief(request, summary))
                .toList();
    }

    private UserBrief brief(HttpRequest<?> request, UserSummary summary) {
        return UserBrief.of(summary.user(), links.avatar(request, summary.user()));
    }

    /** Skips texts that are not well-formed names: no user has them. */
    private static List<Username> names(JsonNode body) {
        if (!body.isArray()) {
            throw ApiError.invalid("Expected a list of usernames.");
        }
        if (body.size() > MAX_NAMES) {
            throw ApiError.invalid("Ensure the list has no more than " + MAX_NAMES + " usernames.");
        }
        Set<Username> names = new LinkedHashSet<>();
        for (JsonNode item : body.values()) {
            if (!item.isString()) {
                throw ApiError.invalid("Expected a list of usernames.");
            }
            if (Username.isWellFormed(item.getStringValue())) {
                names.add(new Username(item.getStringValue()));
            }
        }
        return List.copyOf(names);
    }
}
