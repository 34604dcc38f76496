package dev.kith.application.room;

import dev.kith.application.ContentStores;

class InMemoryRoomsTest extends RoomsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
