package dev.kith.bootstrap.configuration;

import dev.kith.domain.community.Community;
import dev.kith.http.graph.delivery.WebhookSettings;
import dev.kith.http.settings.AttemptLimits;
import dev.kith.http.settings.ConnectionSettings;
import dev.kith.http.settings.CorsSettings;
import dev.kith.http.settings.EmailSettings;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.settings.LinkSettings;
import dev.kith.http.settings.PxSettings;
import dev.kith.http.settings.ReflectSettings;
import dev.kith.http.settings.RenderedUsersSettings;
import dev.kith.http.settings.SelfCommunitySettings;
import java.util.List;

/** Everything that a server is started with, apart from its graph and its secret. */
public record ServerSettings(
        HttpSettings http,
        Community community,
        CacheSettings cache,
        JournalSettings journal,
        LinkSettings links,
        CorsSettings cors,
        ConnectionSettings connections,
        SelfCommunitySettings selfCommunity,
        PxSettings px,
        ReflectSettings reflect,
        GraphSettings graph,
        WebhookSettings webhooks,
        ServiceKeySettings serviceKey,
        IssuerSettings issuers,
        AttemptLimits attempts,
        EmailSettings email,
        MailSettings mail) {

    /** The records that Micronaut reads from properties. */
    public List<Record> read() {
        return List.of(
                links,
                cors,
                connections,
                selfCommunity,
                px,
                reflect,
                graph,
                webhooks,
                attempts,
                email,
                mail,
                new RenderedUsersSettings(cache.renderedUsers()));
    }
}
