package dev.kith.application.account;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;
import dev.kith.application.access.AppTokens;
import dev.kith.application.access.InMemoryAppTokens;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.email.InMemoryEmailChanges;
import dev.kith.application.session.InMemorySessions;
import dev.kith.application.session.Sessions;
import dev.kith.application.setting.InMemorySettings;
import dev.kith.application.setting.Settings;

/** The stores of the accounts. They share one state with the other stores. */
public record AccountStores(
        Stores community,
        Accounts accounts,
        Sessions sessions,
        EmailChanges emailChanges,
        Settings settings,
        AppTokens appTokens) {

    public static AccountStores inMemory() {
        return over(new InMemoryGraph());
    }

    public static AccountStores over(InMemoryGraph graph) {
        InMemoryPrivacy kept = new InMemoryPrivacy(graph);
        return new AccountStores(
                Stores.inMemory(graph),
                new InMemoryAccounts(kept),
                new InMemorySessions(kept),
                new InMemoryEmailChanges(kept),
                new InMemorySettings(kept),
                new InMemoryAppTokens(kept));
    }
}
