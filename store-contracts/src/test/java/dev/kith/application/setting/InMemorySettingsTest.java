package dev.kith.application.setting;

import dev.kith.application.account.AccountStores;

class InMemorySettingsTest extends SettingsContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}
