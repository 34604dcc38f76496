package dev.kith.application.tie;

import dev.kith.application.Stores;

class InMemoryRacesTest extends RacesContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}
