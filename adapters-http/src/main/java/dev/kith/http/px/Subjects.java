package dev.kith.http.px;

import dev.kith.domain.community.Community;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Status;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What must be true of the users that are asked for, and of who asks. */
@Singleton
final class Subjects {

    private final Community community;

    Subjects(Community community) {
        this.community = community;
    }

    /** @throws Failure 404 where there is no such user, 403 where they are deleted softly or blocked */
    Card requireEnabled(Optional<Card> found) {
        Card card = found.orElseThrow(Subjects::unknown);
        if (card.user().status() != Status.APPROVED) {
            throw Failure.forbidden("The user has been disabled.");
        }
        return card;
    }

    /** @throws Failure 401 where contents are for members alone, and the application asks for none */
    void requireContent(Caller caller) {
        if (!community.contentAvailable() && caller.isAnonymous()) {
            throw new Failure(HttpStatus.UNAUTHORIZED, "not_authenticated",
                    "This community shows its lists to members alone: sign with OAuth and an access token.");
        }
    }

    static Failure unknown() {
        return new Failure(HttpStatus.NOT_FOUND, "not_found", "User does not exist.");
    }
}
