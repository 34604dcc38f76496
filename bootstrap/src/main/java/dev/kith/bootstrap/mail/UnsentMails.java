package dev.kith.bootstrap.mail;

import dev.kith.application.email.Mail;
import dev.kith.application.email.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends no mail; logs that it does not.
 *
 * @param logsText whether the log has the whole mail, its code included: only for a demo
 */
public record UnsentMails(boolean logsText) implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentMails.class);

    @Override
    public void send(Mail mail) {
        if (logsText) {
            LOG.info("No mail server is configured; this mail to {} was not sent:\n{}", mail.to(), mail.text());
        } else {
            LOG.warn("A mail was not sent: no mail server is configured (--mail-host)");
        }
    }
}
