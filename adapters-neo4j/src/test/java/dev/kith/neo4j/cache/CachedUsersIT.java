package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.user.UsersContract;

final class CachedUsersIT extends UsersContract {

    @Override
    protected Stores stores() {
        return CachedStores.inProcess().empty();
    }
}
