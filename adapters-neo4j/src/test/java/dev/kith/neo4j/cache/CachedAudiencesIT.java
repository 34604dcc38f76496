package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencesContract;

final class CachedAudiencesIT extends AudiencesContract {

    @Override
    protected Stores stores() {
        return CachedStores.inProcess().empty();
    }

    @Override
    protected int communities() {
        return 3;
    }

    @Override
    protected int questions() {
        return 40;
    }
}
