package dev.kith.bootstrap.server;

import dev.kith.neo4j.transport.ReadScope;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Runs every request in a {@link ReadScope} of its own: the executor of the requests opens and closes it. */
@Singleton
final class RequestReadScopes implements BeanCreatedEventListener<ExecutorService> {

    private record ScopedExecutor(ExecutorService getTarget) implements InstrumentedExecutorService {

        @Override
        public Runnable instrument(Runnable request) {
            return () -> ReadScope.run(request);
        }
    }

    @Override
    public ExecutorService onCreated(BeanCreatedEvent<ExecutorService> event) {
        ExecutorService executor = event.getBean();
        return event.getBeanIdentifier().getName().equals(TaskExecutors.BLOCKING)
                ? new ScopedExecutor(executor)
                : executor;
    }
}
