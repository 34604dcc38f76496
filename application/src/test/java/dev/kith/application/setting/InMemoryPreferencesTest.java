package dev.kith.application.setting;

import dev.kith.application.account.AccountStores;

class InMemoryPreferencesTest extends PreferencesContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}
