package dev.kith.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.neo4j.transport.ReadScope;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

final class RequestReadScopesTest {

    /** Without the parts that need a graph. */
    private static final Map<String, Object> EXECUTORS_ONLY =
            Map.of("micronaut.security.enabled", false, "micronaut.metrics.enabled", false);

    @Test
    void the_reads_of_one_request_share_a_scope_and_those_of_two_requests_do_not() {
        try (ApplicationContext context = ApplicationContext.run(EXECUTORS_ONLY)) {
            Executor requests = context.getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.BLOCKING));
            ReadScope first = request(requests);
            ReadScope second = request(requests);

            assertThat(first).isNotSameAs(second);
        }
    }

    private static ReadScope request(Executor requests) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            ReadScope scope = ReadScope.current();
                            assertThat(ReadScope.current()).isSameAs(scope);
                            return scope;
                        },
                        requests)
                .join();
    }
}
