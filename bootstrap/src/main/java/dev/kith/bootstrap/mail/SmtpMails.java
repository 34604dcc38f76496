package dev.kith.bootstrap.mail;

import dev.kith.application.email.Mail;
import dev.kith.application.email.Mails;
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
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail by SMTP, one at a time and in the order it came, so that no request waits for a mail server. */
public final class SmtpMails implements Mails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMails.class);

    /** Beyond this the mail server is surely gone, and what waits for it would only fill the memory. */
    private static final int LONGEST_QUEUE = 1_000;

    private static final String TIMEOUT_MILLIS = "10000";
    private static final long GOODBYE_SECONDS = 5;

    private final Session session;
    private final String from;
    private final Clock clock;
    private final ThreadPoolExecutor sender;

    public SmtpMails(MailServer server, String host, Clock clock) {
        this.clock = clock;
        this.from = server.from();
        this.session = Session.getInstance(properties(server, host), authenticator(server));
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LONGEST_QUEUE),
                Thread.ofPlatform().name("mail").daemon().factory());
    }

    private static Properties properties(MailServer server, String host) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(server.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailServer server) {
        String user = server.user();
        return user == null
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user, server.password() == null ? "" : server.password());
                    }
                };
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.execute(() -> deliver(mail));
        } catch (RejectedExecutionException e) {
            LOG.error(
                    "A mail was not sent: {} others wait already for {}",
                    LONGEST_QUEUE,
                    session.getProperty("mail.smtp.host"));
        }
    }

    /** The log tells neither to whom nor what: it may be read by those who must not know the code. */
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

    /** What still waits is given a moment. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error(
                        "{} mails were not sent: the server stops",
                        sender.getQueue().size() + sender.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
