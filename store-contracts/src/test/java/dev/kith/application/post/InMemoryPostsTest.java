package dev.kith.application.post;

import dev.kith.application.ContentStores;

final class InMemoryPostsTest extends PostsContract {

    @Override
    protected ContentStores contentStores() {
        return ContentStores.inMemory();
    }
}
