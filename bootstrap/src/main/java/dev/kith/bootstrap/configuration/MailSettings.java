package dev.kith.bootstrap.configuration;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server that mail is handed to.
 *
 * @param host null where no mail is sent
 * @param user null where no one signs in
 * @param from the sender of all mail
 * @param starttls whether the connection must be encrypted; a server that cannot encrypt is not used
 * @param logsUnsent whether a mail that is not sent is written to the log, its code included
 */
@ConfigurationProperties("kith.mail")
public record MailSettings(
        @Nullable String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        boolean starttls,
        boolean logsUnsent) {

    /** The property that is set where mail is sent. */
    public static final String HOST = "kith.mail.host";

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
