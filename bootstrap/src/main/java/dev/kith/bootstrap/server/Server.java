package dev.kith.bootstrap.server;

import dev.kith.application.deletion.FinishDeletions;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The HTTP server over an open graph, which it does not close. */
public final class Server implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer http;
    private final CarrierThreads carriers = CarrierThreads.startAdjusting();

    private Server(ApplicationContext context, EmbeddedServer http) {
        this.context = context;
        this.http = http;
    }

    /** Fails early, while nothing has been started yet. */
    public static void requireFree(Options.Http options) {
        TcpPorts.requireFree(options.host, options.port, "--port");
    }

    /**
     * Begins with what needs no graph, while the graph is being opened.
     *
     * @param more settings of the server's parts, by their names
     */
    public static PreparedServer prepare(Options.Http options, OperatorSecret tokens, Map<String, Object> more) {
        CompletableFuture<ApplicationContext> context = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("prepare").start(() -> {
            try {
                context.complete(context(options, tokens, more));
            } catch (RuntimeException failure) {
                context.completeExceptionally(failure);
            }
        });
        return new PreparedServer(options, context);
    }

    /** A server that lacks its graph. */
    public record PreparedServer(Options.Http options, CompletableFuture<ApplicationContext> context) {

        public Server start(Graph graph) {
            return Server.start(options, context.join().registerSingleton(Graph.class, graph));
        }
    }

    private static ApplicationContext context(Options.Http options, OperatorSecret tokens, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("micronaut.server.host", options.host);
        settings.put("micronaut.server.port", options.port == 0 ? -1 : options.port);
        settings.put("micronaut.security.token.jwt.signatures.secret.generator.secret", tokens.value());
        settings.put("kith.public-url", options.publicUrl);
        if (!options.clientAddressHeader.isEmpty()) {
            settings.put("micronaut.server.client-address-header", options.clientAddressHeader);
        }
        settings.put("kith.selfcommunity.connection-actions", options.connectionActions.name());
        settings.put("kith.rendered-users.max-bytes", options.renderedUsersBytes());
        settings.put("kith.px.enabled", options.px);
        settings.put("kith.px.find-by-email", options.pxFindByEmail);
        settings.put("kith.reflect.enabled", options.reflect);
        settings.put("micronaut.metrics.enabled", options.metrics);
        // of Micronaut's own endpoints only these: the others tell more than a stranger should know
        settings.put("endpoints.all.enabled", false);
        settings.put("endpoints.health.enabled", true);
        settings.put("endpoints.health.sensitive", false);
        // its reader is a registry of services, of which there is none, and it would ask before there is a graph
        settings.put("micronaut.health.monitor.enabled", false);
        settings.put("endpoints.prometheus.enabled", options.metrics);
        settings.put("endpoints.prometheus.sensitive", false);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(settings)
                .singletons(options)
                .start();
    }

    private static Server start(Options.Http options, ApplicationContext context) {
        try {
            EmbeddedServer http = context.getBean(EmbeddedServer.class);
            http.start();
            // deletions that a crash interrupted; a long one must not keep the doors shut
            Thread.ofVirtual().name("departures").start(context.getBean(FinishDeletions.class)::handle);
            return new Server(context, http);
        } catch (RuntimeException failure) {
            context.close();
            throw CommandFailure.because(
                    "The API could not be opened on " + options.host + ":" + options.port + " (" + failure.getMessage()
                            + "); choose another with --port or --host",
                    failure);
        }
    }

    /** Where this machine reaches it. */
    public URI url() {
        return http.getURI();
    }

    @Override
    public void close() {
        http.stop();
        context.close();
        carriers.close();
    }
}
