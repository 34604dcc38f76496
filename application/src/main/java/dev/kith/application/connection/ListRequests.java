package dev.kith.application.connection;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Offset;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the requests a user was sent, or has sent, with cards of both sides. */
public final class ListRequests {

    public record Listed(ConnectionRequest request, Card from, Card to) {}

    private final Requests requests;
    private final Users users;

    public ListRequests(Requests requests, Users users) {
        this.requests = requests;
        this.users = users;
    }

    public Page<Listed> handle(UserId user, Requests.Box box, Offset offset) {
        Page<ConnectionRequest> page = requests.page(user, box, offset);
        Set<UserId> ids = page.items().stream()
                .flatMap(request -> Stream.of(request.from(), request.to()))
                .collect(Collectors.toSet());
        Map<UserId, Card> cards =
                users.cards(ids).stream().collect(Collectors.toMap(card -> card.user().id(), Function.identity()));
        return new Page<>(page.total(), page.items().stream()
                .flatMap(request -> Stream.ofNullable(cards.get(request.from()))
                        .flatMap(from -> Stream.ofNullable(cards.get(request.to())).map(to -> new Listed(request, from, to))))
                .toList());
    }
}
