package dev.kith.bootstrap.server;

import dev.kith.application.deletion.FinishDeletions;
import dev.kith.application.journal.TrimJournal;
import dev.kith.application.transaction.ForgetAnswers;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.configuration.HttpSettings;
import dev.kith.bootstrap.configuration.ServerSettings;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.RunningServer;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.http.graph.caller.CommandTokens;
import dev.kith.http.home.HomeLink;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The HTTP server over an open graph. It does not close the graph. */
public final class Server implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer http;
    private final UnfinishedDeletions deletions;
    private final Trimming trimming;
    private final CarrierThreads carriers = CarrierThreads.startAdjusting();

    private Server(ApplicationContext context, EmbeddedServer http, UnfinishedDeletions deletions, Trimming trimming) {
        this.context = context;
        this.http = http;
        this.deletions = deletions;
        this.trimming = trimming;
    }

    /** Fails where the port is taken, before anything is started. */
    public static void requireFreePort(ServerSettings settings) {
        TcpPorts.requireFree(settings.http().host(), settings.http().port(), "--port");
    }

    /** Starts what needs no graph in a thread of its own, while the caller opens the graph. */
    public static PreparedServer prepare(ServerSettings settings, OperatorSecret secret) {
        CompletableFuture<ApplicationContext> context = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("prepare-server").start(() -> {
            try {
                context.complete(startContext(settings, secret));
            } catch (RuntimeException failure) {
                context.completeExceptionally(failure);
            }
        });
        return new PreparedServer(settings, context);
    }

    /** A server without its graph. */
    public record PreparedServer(ServerSettings settings, CompletableFuture<ApplicationContext> context) {

        public Server start(Graph graph) {
            ApplicationContext prepared = context.join().registerSingleton(Graph.class, graph);
            URI browser = graph.browser();
            if (browser != null) {
                // without a name it would stand for all links
                prepared.registerSingleton(
                        HomeLink.class,
                        new HomeLink("Neo4j Browser", browser.toString()),
                        Qualifiers.byName("browser"));
            }
            return Server.start(settings.http(), prepared);
        }
    }

    private static ApplicationContext startContext(ServerSettings settings, OperatorSecret secret) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties(settings, secret))
                .singletons(
                        settings.community(),
                        settings.cache(),
                        settings.journal(),
                        settings.serviceKey(),
                        settings.issuers())
                .start();
    }

    private static Map<String, Object> properties(ServerSettings settings, OperatorSecret secret) {
        HttpSettings http = settings.http();
        Map<String, Object> properties = new HashMap<>();
        settings.read().forEach(subject -> properties.putAll(RecordProperties.of(subject)));
        properties.put("micronaut.server.host", http.host());
        properties.put("micronaut.server.port", http.port() == 0 ? -1 : http.port());
        properties.put("micronaut.security.token.jwt.signatures.secret.generator.secret", secret.value());
        if (!http.clientAddressHeader().isEmpty()) {
            properties.put("micronaut.server.client-address-header", http.clientAddressHeader());
        }
        properties.put("micronaut.metrics.enabled", http.metrics());
        // the other endpoints of Micronaut show more than a stranger should know
        properties.put("endpoints.all.enabled", false);
        properties.put("endpoints.health.enabled", true);
        properties.put("endpoints.health.sensitive", false);
        properties.put("endpoints.health.details-visible", "NEVER");
        // the monitor reports to a service registry, of which there is none, and it starts before there is a graph
        properties.put("micronaut.health.monitor.enabled", false);
        properties.put("endpoints.prometheus.enabled", http.metrics());
        properties.put("endpoints.prometheus.sensitive", false);
        properties.put(ConstantController.ENABLED, http.constantBodies());
        return properties;
    }

    private static Server start(HttpSettings settings, ApplicationContext context) {
        try {
            EmbeddedServer http = context.getBean(EmbeddedServer.class);
            http.start();
            return new Server(
                    context,
                    http,
                    UnfinishedDeletions.startFinishing(context.getBean(FinishDeletions.class)),
                    Trimming.start(context.getBean(TrimJournal.class), context.getBean(ForgetAnswers.class)));
        } catch (RuntimeException failure) {
            context.close();
            throw CommandFailure.because(
                    "The API could not be opened on " + settings.host() + ":" + settings.port() + " ("
                            + failure.getMessage() + "); choose another with --port or --host",
                    failure);
        }
    }

    /** How commands on this machine reach the server. */
    public RunningServer address() {
        return new RunningServer(
                url(),
                context.findBean(CommandTokens.class).map(CommandTokens::secret).orElse(null));
    }

    /** The address for callers on this machine. */
    public URI url() {
        return http.getURI();
    }

    @Override
    public void close() {
        http.stop();
        deletions.close();
        trimming.close();
        context.close();
        carriers.close();
    }
}
