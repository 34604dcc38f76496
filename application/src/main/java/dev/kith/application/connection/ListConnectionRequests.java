package dev.kith.application.connection;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.user.Users;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists a page of the connection requests that a user received or sent, with summaries of both users. */
public final class ListConnectionRequests {

    public record Listed(ConnectionRequest request, UserSummary from, UserSummary to) {}

    public sealed interface Answer {

        record Found(Page<Listed> page) implements Answer {}

        /** The caller is not the user, or the user does not exist. */
        record NotSelf() implements Answer {}
    }

    private final ConnectionRequests requests;
    private final Users users;

    public ListConnectionRequests(ConnectionRequests requests, Users users) {
        this.requests = requests;
        this.users = users;
    }

    public Answer handle(UserId caller, UserId user, ConnectionRequests.Direction direction, Offset offset) {
        return caller.equals(user)
                ? new Answer.Found(CompletedPage.read(() -> requests.page(user, direction, offset), this::listed))
                : new Answer.NotSelf();
    }

    private List<Listed> listed(List<ConnectionRequest> page) {
        Set<UserId> ids = page.stream()
                .flatMap(request -> Stream.of(request.from(), request.to()))
                .collect(Collectors.toSet());
        Map<UserId, UserSummary> summaries = users.summaries(ids).stream()
                .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity()));
        return page.stream()
                .flatMap(request -> Stream.ofNullable(summaries.get(request.from()))
                        .flatMap(from -> Stream.ofNullable(summaries.get(request.to()))
                                .map(to -> new Listed(request, from, to))))
                .toList();
    }
}
