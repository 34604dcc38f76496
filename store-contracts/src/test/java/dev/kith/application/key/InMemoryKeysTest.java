package dev.kith.application.key;

final class InMemoryKeysTest extends KeysContract {

    @Override
    protected Keys keys() {
        return new InMemoryKeys();
    }
}
