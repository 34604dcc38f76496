package dev.kith.application.transaction;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

final class InMemoryTransactionsTest extends TransactionsContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory(new InMemoryGraph());
    }

    @Override
    protected Transactions transactions() {
        return new InMemoryTransactions();
    }
}
