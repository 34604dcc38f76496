package dev.kith.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnavailableLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(UnavailableLog.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private long nanos;

    private final UnavailableLog log = new UnavailableLog(new TimeMeter() {

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @BeforeEach
    void listen() {
        written.start();
        logger.addAppender(written);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
    }

    private void add(int requests) {
        for (int number = 0; number < requests; number++) {
            log.add(HttpRequest.GET("/a?b"), "id" + number, "Too many ask.");
        }
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_line_names_the_request_and_the_reason() {
        add(1);
        assertThat(lines()).containsExactly("GET /a cannot be answered now (request id0): Too many ask.");
        assertThat(written.list.getFirst().getLevel()).isEqualTo(Level.WARN);
        assertThat(written.list.getFirst().getThrowableProxy()).isNull();
    }

    @Test
    void an_interval_has_a_few_lines_and_the_next_one_tells_how_many_are_omitted() {
        add(1_000);
        assertThat(lines()).hasSize(UnavailableLog.LINES);
        nanos += UnavailableLog.INTERVAL.toNanos();
        add(2);
        assertThat(lines()).hasSize(UnavailableLog.LINES + 2);
        assertThat(lines().get(UnavailableLog.LINES))
                .endsWith("Too many ask. (and " + (1_000 - UnavailableLog.LINES)
                        + " other requests since the last line)");
        assertThat(lines().getLast()).endsWith("Too many ask.");
    }
}
