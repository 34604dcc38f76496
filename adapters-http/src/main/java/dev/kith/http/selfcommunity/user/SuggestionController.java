package dev.kith.http.selfcommunity.user;

import dev.kith.application.suggestion.SuggestUsers;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.UserPages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Suggests users that the caller may know. */
@Controller("${kith.selfcommunity.path}/suggestion")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SuggestionController {

    private final SuggestUsers suggestUsers;
    private final UserPages pages;

    SuggestionController(SuggestUsers suggestUsers, UserPages pages) {
        this.suggestUsers = suggestUsers;
        this.pages = pages;
    }

    @Get("/user")
    byte[] users(HttpRequest<?> request, Caller caller) {
        Paging paging = Paging.of(request);
        return pages.of(
                request,
                caller,
                paging,
                suggestUsers.handle(caller.requireUser().id(), paging.offset()));
    }
}
