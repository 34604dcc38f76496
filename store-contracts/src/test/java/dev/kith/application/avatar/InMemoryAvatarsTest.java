package dev.kith.application.avatar;

import dev.kith.application.ContentStores;

class InMemoryAvatarsTest extends AvatarsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
