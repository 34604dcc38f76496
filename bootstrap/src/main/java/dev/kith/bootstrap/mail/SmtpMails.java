package dev.kith.bootstrap.mail;

import dev.kith.application.email.Mail;
import dev.kith.application.email.Mails;
import dev.kith.bootstrap.configuration.MailSettings;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail by SMTP from a thread of its own, in order, so that no request waits for a mail server. */
public final class SmtpMails implements Mails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMails.class);

    /** With so many unsent mails the mail server is down. The bound protects the memory. */
    private static final int MAX_QUEUED = 1_000;

    private static final String TIMEOUT_MILLIS = "10000";
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final Session session;
    private final String from;
    private final Clock clock;
    private final ThreadPoolExecutor sender;

    /** @param settings with a host */
    public SmtpMails(MailSettings settings, Clock clock) {
        this.clock = clock;
        this.from = settings.from();
        this.session = Session.getInstance(properties(settings), authenticator(settings));
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_QUEUED),
                Thread.ofPlatform().name("mail").daemon().factory());
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", Objects.requireNonNull(settings.host()));
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailSettings settings) {
        String user = settings.user();
        return user == null
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user, settings.password() == null ? "" : settings.password());
                    }
                };
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.execute(() -> deliver(mail));
        } catch (RejectedExecutionException e) {
            LOG.error(
                    "A mail was not sent: {} mails already wait for {}",
                    MAX_QUEUED,
                    session.getProperty("mail.smtp.host"));
        }
    }

    /** The log has neither the address nor the text: its readers must not learn the code. */
    private void deliver(Mail mail) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(from));
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(mail.to().text()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
            Transport.send(message);
        } catch (MessagingException | RuntimeException e) {
            LOG.error(
                    "A mail could not be handed to {}:{}: {}",
                    session.getProperty("mail.smtp.host"),
                    session.getProperty("mail.smtp.port"),
                    e.getClass().getSimpleName());
        }
    }

    /** Waits up to 5 seconds for unsent mails. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                LOG.error(
                        "{} mails were not sent: the server stops",
                        sender.getQueue().size() + sender.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
