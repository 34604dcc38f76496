package dev.kith.http;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.access.AppTokens;
import dev.kith.application.account.AccountStores;
import dev.kith.application.account.Accounts;
import dev.kith.application.account.InMemoryPasswordHashes;
import dev.kith.application.account.PasswordHashes;
import dev.kith.application.app.Apps;
import dev.kith.application.app.InMemoryApps;
import dev.kith.application.delivery.Deliveries;
import dev.kith.application.delivery.InMemoryDeliveries;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.email.InMemoryMails;
import dev.kith.application.key.InMemoryKeys;
import dev.kith.application.key.Keys;
import dev.kith.application.session.Sessions;
import dev.kith.application.setting.Settings;
import dev.kith.application.webhook.InMemoryWebhooks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** In-memory account stores for the tests of the dialects; they share the graph of {@link InMemoryStores}. */
@Factory
final class InMemoryAccountStores {

    private final AccountStores stores;

    InMemoryAccountStores(InMemoryGraph graph) {
        this.stores = AccountStores.over(graph);
    }

    @Singleton
    Accounts accounts() {
        return stores.accounts();
    }

    @Singleton
    PasswordHashes passwordHashes() {
        return new InMemoryPasswordHashes();
    }

    @Singleton
    Sessions sessions() {
        return stores.sessions();
    }

    @Singleton
    EmailChanges emailChanges() {
        return stores.emailChanges();
    }

    @Singleton
    Settings preferences() {
        return stores.settings();
    }

    @Singleton
    AppTokens appTokens() {
        return stores.appTokens();
    }

    @Singleton
    Keys keys() {
        return new InMemoryKeys();
    }

    @Singleton
    InMemoryWebhooks webhooks() {
        return new InMemoryWebhooks();
    }

    @Singleton
    Deliveries deliveries(InMemoryWebhooks webhooks) {
        return new InMemoryDeliveries(webhooks);
    }

    @Singleton
    Apps apps() {
        return new InMemoryApps();
    }

    @Singleton
    InMemoryMails mails() {
        return new InMemoryMails();
    }
}
