package dev.kith.application.app;

class InMemoryAppsTest extends AppsContract {

    @Override
    protected Apps apps() {
        return new InMemoryApps();
    }
}
