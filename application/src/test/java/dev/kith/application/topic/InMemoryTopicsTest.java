package dev.kith.application.topic;

import dev.kith.application.ContentStores;

final class InMemoryTopicsTest extends TopicsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
