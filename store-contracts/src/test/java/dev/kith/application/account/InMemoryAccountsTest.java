package dev.kith.application.account;

class InMemoryAccountsTest extends AccountsContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}
