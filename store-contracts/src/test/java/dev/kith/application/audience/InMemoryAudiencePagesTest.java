package dev.kith.application.audience;

import dev.kith.application.Stores;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;

final class InMemoryAudiencePagesTest extends AudiencePagesContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    @Override
    protected AudiencePages pages(Audiences audiences, Users users, Ties ties) {
        return new InMemoryAudiencePages(audiences, users, ties);
    }
}
