package dev.kith.application.importing;

import dev.kith.application.user.NewUser;
import java.util.List;

/** Imports a batch of users. */
public final class ImportUsers {

    private final Imports imports;

    public ImportUsers(Imports imports) {
        this.imports = imports;
    }

    /** Returns one outcome per user, in their order. */
    public List<UserOutcome> handle(List<NewUser> users) {
        return imports.decideUsers(UserKeys.of(users), existing -> UserBatch.decide(users, existing))
                .outcomes();
    }
}
