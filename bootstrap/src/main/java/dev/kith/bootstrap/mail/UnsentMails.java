package dev.kith.bootstrap.mail;

import dev.kith.application.email.Mail;
import dev.kith.application.email.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nothing and says so.
 *
 * @param shown whether the log tells the whole mail, its code included: for a demo, never where the log is read by others
 */
public record UnsentMails(boolean shown) implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentMails.class);

    @Override
    public void send(Mail mail) {
        if (shown) {
            LOG.info("No mail server is configured; this mail to {} was not sent:\n{}", mail.to(), mail.text());
        } else {
            LOG.warn("A mail was not sent: no mail server is configured (--mail-host)");
        }
    }
}
