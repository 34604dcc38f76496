package dev.kith.neo4j.cache;

import dev.kith.application.ContentStores;
import dev.kith.application.search.SearchesContract;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;

final class CachedSearchesIT extends SearchesContract {

    @Override
    protected ContentStores contentStores() {
        return RealContentStores.with(
                RealDatabase.inProcess(),
                CachedStores.inProcess().empty(),
                CachedStores.inProcess().searches());
    }

    @Override
    protected int communities() {
        return 5;
    }
}
