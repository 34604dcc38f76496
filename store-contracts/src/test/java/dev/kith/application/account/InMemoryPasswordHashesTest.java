package dev.kith.application.account;

class InMemoryPasswordHashesTest extends PasswordHashesContract {

    private final InMemoryPasswordHashes hashes = new InMemoryPasswordHashes();

    @Override
    protected PasswordHashes hashes() {
        return hashes;
    }
}
