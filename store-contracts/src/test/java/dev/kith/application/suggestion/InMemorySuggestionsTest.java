package dev.kith.application.suggestion;

import dev.kith.application.ContentStores;

final class InMemorySuggestionsTest extends SuggestionsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
