package dev.kith.bootstrap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.application.email.Mail;
import dev.kith.domain.email.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnsentMailsTest {

    private static final Mail MAIL = new Mail(new EmailAddress("ada@example.org"), "Subject", "the-code");

    private final Logger logger = (Logger) LoggerFactory.getLogger(UnsentMails.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void read_the_log() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void the_log_says_that_it_was_not_sent_but_not_the_code() {
        new UnsentMails(false).send(MAIL);
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains("not sent")
                        .doesNotContain("the-code")
                        .doesNotContain("ada@"));
    }

    @Test
    void a_demo_shows_the_code() {
        new UnsentMails(true).send(MAIL);
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("the-code"));
    }
}
