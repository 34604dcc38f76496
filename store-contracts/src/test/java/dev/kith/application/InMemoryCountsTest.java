package dev.kith.application;

class InMemoryCountsTest extends CountsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
