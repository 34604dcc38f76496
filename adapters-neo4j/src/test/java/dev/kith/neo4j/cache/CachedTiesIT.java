package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.tie.TiesContract;

final class CachedTiesIT extends TiesContract {

    @Override
    protected Stores stores() {
        return CachedStores.inProcess().empty();
    }
}
