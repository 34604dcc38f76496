package dev.kith.bootstrap;

import dev.kith.application.access.AppTokens;
import dev.kith.application.account.Accounts;
import dev.kith.application.account.PasswordHashes;
import dev.kith.application.app.Apps;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.email.Mails;
import dev.kith.application.key.Keys;
import dev.kith.application.session.Sessions;
import dev.kith.application.setting.Settings;
import dev.kith.bootstrap.configuration.MailSettings;
import dev.kith.bootstrap.configuration.ServiceKeySettings;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.key.ConfiguredKeys;
import dev.kith.bootstrap.mail.SmtpMails;
import dev.kith.bootstrap.mail.UnsentMails;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.account.Neo4jAppTokens;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.account.Neo4jEmailChanges;
import dev.kith.neo4j.account.Neo4jKeys;
import dev.kith.neo4j.account.Neo4jSessions;
import dev.kith.neo4j.account.Neo4jSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Binds the ports of accounts to Neo4j and SMTP. See {@link Wiring}. */
@Factory
final class AccountWiring {

    @Singleton
    Accounts accounts(Graph graph) {
        return new Neo4jAccounts(graph.databaseForCallers());
    }

    @Singleton
    PasswordHashes passwordHashes() {
        return new Argon2idPasswordHashes();
    }

    @Singleton
    Sessions sessions(Graph graph) {
        return new Neo4jSessions(graph.databaseForCallers());
    }

    @Singleton
    EmailChanges emailChanges(Graph graph) {
        return new Neo4jEmailChanges(graph.databaseForCallers());
    }

    @Singleton
    Apps apps(Graph graph) {
        return new Neo4jApps(graph.databaseForCallers());
    }

    @Singleton
    Keys keys(Graph graph, ServiceKeySettings settings, Clock clock) {
        Keys stored = new Neo4jKeys(graph.databaseForCallers());
        return settings.key() == null ? stored : new ConfiguredKeys(stored, settings.key(), clock.instant());
    }

    @Singleton
    AppTokens appTokens(Graph graph) {
        return new Neo4jAppTokens(graph.databaseForCallers());
    }

    @Singleton
    Settings settings(Graph graph) {
        return new Neo4jSettings(graph.databaseForCallers());
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = MailSettings.HOST)
    SmtpMails smtpMails(MailSettings settings, Clock clock) {
        return new SmtpMails(settings, clock);
    }

    @Singleton
    @Requires(missingProperty = MailSettings.HOST)
    Mails unsentMails(MailSettings settings) {
        return new UnsentMails(settings.logsUnsent());
    }
}
