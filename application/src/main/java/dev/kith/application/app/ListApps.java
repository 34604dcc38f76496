package dev.kith.application.app;

import dev.kith.domain.app.App;
import java.util.List;

/** Lists the registered applications, the oldest first. */
public final class ListApps {

    private final Apps apps;

    public ListApps(Apps apps) {
        this.apps = apps;
    }

    public List<App> handle() {
        return apps.list();
    }
}
