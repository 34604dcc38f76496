package dev.kith.http.fivehundredpx;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.FindAccount;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.search.SearchUsers;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ShowUser;
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
import dev.kith.http.settings.PxSettings;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.NumberedPage;
import dev.kith.http.wire.input.QueryParameters;
import dev.kith.http.wire.input.WholeNumbers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the caller, shows one user, and searches users. */
@Controller("${kith.px.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PxUserController {

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record SearchResult(long currentPage, long totalPages, long totalItems, List<PxUser> users) {}

    private final ShowUser showUser;
    private final GetUser getUser;
    private final FindAccount findAccount;
    private final SearchUsers searchUsers;
    private final FollowedAmong followedAmong;
    private final OAuth1Callers callers;
    private final PxUserJson json;
    private final boolean findByEmail;

    PxUserController(
            ShowUser showUser,
            GetUser getUser,
            FindAccount findAccount,
            SearchUsers searchUsers,
            FollowedAmong followedAmong,
            OAuth1Callers callers,
            PxUserJson json,
            PxSettings settings) {
        this.showUser = showUser;
        this.getUser = getUser;
        this.findAccount = findAccount;
        this.searchUsers = searchUsers;
        this.followedAmong = followedAmong;
        this.callers = callers;
        this.json = json;
        this.findByEmail = settings.findByEmail();
    }

    @Get
    PxUserBody me(HttpRequest<?> request) {
        UserId me = callers.requireUser(request, null).id();
        return new PxUserBody(json.me(request, getUser.handle(me).orElseThrow(ApiError::invalidToken)));
    }

    @Get("/{id:[0-9]+}")
    PxUserBody byId(HttpRequest<?> request, UserId id) {
        Caller caller = callers.reader(request);
        return body(request, caller, shown(caller, () -> getUser.handle(id)));
    }

    /** Looks a user up by the first of id, username and email that is present. An error names this parameter. */
    @Get("/show")
    HttpResponse<?> show(HttpRequest<?> request) {
        Caller caller = callers.reader(request);
        String method = Stream.of("id", "username", "email")
                .filter(name -> parameter(request, name) != null)
                .findFirst()
                .orElseThrow(PxUserController::noIdentifier);
        try {
            UserSummary found = shown(caller, () -> find(method, String.valueOf(parameter(request, method))));
            return HttpResponse.ok(body(request, caller, found));
        } catch (ApiError error) {
            if (error.status() == HttpStatus.UNAUTHORIZED) {
                throw error;
            }
            return HttpResponse.status(error.status()).body(PxDialect.ErrorBody.of(error, method));
        }
    }

    private UserSummary shown(Caller caller, Supplier<Optional<UserSummary>> lookup) {
        return switch (showUser.handle(caller.id(), lookup)) {
            case ShowUser.Answer.Found(var summary) -> PxErrors.requireEnabled(summary);
            case ShowUser.Answer.ContentClosed() -> throw PxErrors.contentClosed();
            case ShowUser.Answer.NoSuchUser() -> throw PxErrors.noSuchUser();
        };
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

    /** Empty for a number that is out of the range of ids. */
    private static Optional<UserId> id(String text) {
        if (WholeNumbers.parse(text).isEmpty()) {
            throw noIdentifier();
        }
        OptionalLong id = WholeNumbers.id(text);
        return id.isPresent() ? Optional.of(new UserId(id.getAsLong())) : Optional.empty();
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
    SearchResult search(HttpRequest<?> request) {
        Caller caller = callers.reader(request);
        NumberedPage page = PxPaging.of(request);
        return switch (searchUsers.handle(caller.id(), () -> search(request, caller, page))) {
            case SearchUsers.Answer.Found(var found) -> result(request, caller, page, found);
            case SearchUsers.Answer.ContentClosed() -> throw PxErrors.contentClosed();
        };
    }

    private static UserSearch search(HttpRequest<?> request, Caller caller, NumberedPage page) {
        String term = QueryParameters.text(request, "term");
        if (term == null) {
            throw ApiError.invalid("term is missing.");
        }
        UserQuery query = new UserQuery(
                term, null, null, null, null, null, false, UserQuery.Order.BY_ID, caller.id(), page.offset());
        return UserSearch.of(query, new Ranking.ByRelevance());
    }

    private SearchResult result(HttpRequest<?> request, Caller caller, NumberedPage page, Page<UserSummary> found) {
        Set<UserId> followed = followed(caller, found.items());
        List<PxUser> users = found.items().stream()
                .map(summary -> json.full(
                        request,
                        caller,
                        summary,
                        followed.contains(summary.user().id())))
                .toList();
        return new SearchResult(page.number(), page.countOf(found.total()), found.total(), users);
    }

    private PxUserBody body(HttpRequest<?> request, Caller caller, UserSummary summary) {
        boolean following = !followed(caller, List.of(summary)).isEmpty();
        return new PxUserBody(json.full(request, caller, summary, following));
    }

    private Set<UserId> followed(Caller caller, List<UserSummary> summaries) {
        UserId viewer = caller.id();
        return viewer == null
                ? Set.of()
                : followedAmong.handle(
                        viewer,
                        summaries.stream().map(summary -> summary.user().id()).toList());
    }

    /** Null for an absent or blank parameter. */
    private static @Nullable String parameter(HttpRequest<?> request, String name) {
        String value = QueryParameters.last(request, name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
