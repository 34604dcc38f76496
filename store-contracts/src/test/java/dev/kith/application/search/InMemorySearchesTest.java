package dev.kith.application.search;

import dev.kith.application.ContentStores;

final class InMemorySearchesTest extends SearchesContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
