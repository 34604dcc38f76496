package dev.kith.bootstrap.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed in ({@code kith.mail.*}).
 *
 * @param host null where mail is not sent
 * @param from the sender everyone sees
 * @param starttls whether the connection must be encrypted before anything is said; a server that cannot is not used
 */
@ConfigurationProperties("kith.mail")
public record MailServer(
        @Nullable String host,
        @Bindable(defaultValue = "587") int port,
        @Nullable String user,
        @Nullable String password,
        @Bindable(defaultValue = "kith@localhost") String from,
        @Bindable(defaultValue = "true") boolean starttls) {

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
