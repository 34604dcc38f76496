package dev.kith.application.access;

import dev.kith.application.account.AccountStores;

class InMemoryAppTokensTest extends AppTokensContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}
