package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.application.walk.AudienceWalksContract;

final class CachedAudienceWalksIT extends AudienceWalksContract {

    @Override
    protected Stores stores() {
        return CachedStores.inProcess().empty();
    }

    @Override
    protected AudienceWalks walks() {
        return CachedStores.inProcess().walks();
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
