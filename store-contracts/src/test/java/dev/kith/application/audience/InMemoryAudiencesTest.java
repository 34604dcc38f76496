package dev.kith.application.audience;

import dev.kith.application.Stores;

final class InMemoryAudiencesTest extends AudiencesContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}
