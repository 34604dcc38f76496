package dev.kith.http.fivehundredpx;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.FindAccount;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.search.SearchUsers;
import dev.kith.application.user.GetUser;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.http.fivehundredpx.oauth.OAuth1Callers;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users as such: oneself, one of them, and looking for them. */
@Controller("${kith.px.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PxUserController {

    private static final int LONGEST_TERM = 255;

    private final GetUser getUser;
    private final FindAccount findAccount;
    private final SearchUsers searchUsers;
    private final FollowedAmong followedAmong;
    private final OAuth1Callers visitors;
    private final PxUserJson json;
    private final boolean findByEmail;

    PxUserController(
            GetUser getUser,
            FindAccount findAccount,
            SearchUsers searchUsers,
            FollowedAmong followedAmong,
            OAuth1Callers visitors,
            PxUserJson json,
            @Value("${kith.px.find-by-email}") boolean findByEmail) {
        this.getUser = getUser;
        this.findAccount = findAccount;
        this.searchUsers = searchUsers;
        this.followedAmong = followedAmong;
        this.visitors = visitors;
        this.json = json;
        this.findByEmail = findByEmail;
    }

    @Get
    Map<String, Object> me(HttpRequest<?> request) {
        Caller caller = new Caller(visitors.requireUser(request, null));
        UserSummary summary = getUser.handle(caller.requireUser().id()).orElseThrow(ApiError::invalidToken);
        return Map.of("user", json.ofMe(request, caller, summary));
    }

    @Get("/{id:[0-9]+}")
    Map<String, Object> one(HttpRequest<?> request, UserId id) {
        Caller caller = visitors.reader(request);
        return one(request, caller, UserLookups.requireEnabled(getUser.handle(id)));
    }

    /** By the first of id, username and email that is given; a refusal names which that was. */
    @Get("/show")
    HttpResponse<Map<String, Object>> show(HttpRequest<?> request) {
        Caller caller = visitors.reader(request);
        String method = List.of("id", "username", "email").stream()
                .filter(name -> given(request, name) != null)
                .findFirst()
                .orElseThrow(PxUserController::noIdentifier);
        try {
            return HttpResponse.ok(one(
                    request, caller, UserLookups.requireEnabled(find(method, String.valueOf(given(request, method))))));
        } catch (ApiError failure) {
            Map<String, Object> body = PxDialect.body(failure.status(), failure.getMessage());
            body.put("lookup_method", method);
            return HttpResponse.<Map<String, Object>>status(failure.status()).body(body);
        }
    }

    private Optional<UserSummary> find(String method, String value) {
        return switch (method) {
            case "id" -> id(value).flatMap(getUser::handle);
            case "username" ->
                Username.isWellFormed(value)
                        ? findAccount.handle(new AccountKey.Named(new Username(value)))
                        : Optional.empty();
            default -> byEmail(value);
        };
    }

    /** None for a number that is no one's because no id is that large or that small. */
    private static Optional<UserId> id(String text) {
        if (!text.matches("-?[0-9]{1,1000}")) {
            throw noIdentifier();
        }
        return text.matches("0*[1-9][0-9]{0,17}") ? Optional.of(new UserId(Long.parseLong(text))) : Optional.empty();
    }

    private Optional<UserSummary> byEmail(String address) {
        if (!findByEmail) {
            throw ApiError.invalid("This server does not look users up by e-mail address.");
        }
        if (!EmailAddress.isWellFormed(address)) {
            throw ApiError.invalid("You have not provided a valid e-mail address.");
        }
        return findAccount.handle(new AccountKey.Mailed(new EmailAddress(address)));
    }

    private static ApiError noIdentifier() {
        return ApiError.invalid("You have not provided a valid username or user ID.");
    }

    @Get("/search")
    Map<String, Object> search(HttpRequest<?> request) {
        Caller caller = visitors.reader(request);
        PxPaging paging = PxPaging.of(request);
        return switch (searchUsers.handle(caller.id(), () -> search(request, caller, paging))) {
            case SearchUsers.Answer.ContentClosed() -> throw UserLookups.contentClosed();
            case SearchUsers.Answer.Found(var page) -> page(request, caller, paging, page);
        };
    }

    private static UserSearch search(HttpRequest<?> request, Caller caller, PxPaging paging) {
        String term = given(request, "term");
        if (term == null || term.length() > LONGEST_TERM) {
            throw ApiError.invalid("term must be there, and have at most " + LONGEST_TERM + " characters.");
        }
        UserQuery who = new UserQuery(
                term, null, null, null, null, null, false, UserQuery.Order.BY_ID, caller.id(), paging.offset());
        return UserSearch.of(who, new Ranking.ByRelevance());
    }

    private Map<String, Object> page(HttpRequest<?> request, Caller caller, PxPaging paging, Page<UserSummary> page) {
        Set<UserId> followed = followed(caller, page.items());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("current_page", paging.page());
        body.put("total_pages", paging.pages(page.total()));
        body.put("total_items", page.total());
        body.put(
                "users",
                page.items().stream()
                        .map(summary -> json.full(
                                request,
                                caller,
                                summary,
                                followed.contains(summary.user().id())))
                        .toList());
        return body;
    }

    private Map<String, Object> one(HttpRequest<?> request, Caller caller, UserSummary summary) {
        return Map.of(
                "user",
                json.full(
                        request,
                        caller,
                        summary,
                        !followed(caller, List.of(summary)).isEmpty()));
    }

    private Set<UserId> followed(Caller caller, List<UserSummary> summaries) {
        UserId viewer = caller.id();
        return viewer == null
                ? Set.of()
                : followedAmong.handle(
                        viewer,
                        summaries.stream().map(summary -> summary.user().id()).toList());
    }

    private static @Nullable String given(HttpRequest<?> request, String name) {
        String value = QueryParameters.last(request, name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
