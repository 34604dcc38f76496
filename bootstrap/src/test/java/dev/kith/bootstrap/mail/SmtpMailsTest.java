package dev.kith.bootstrap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.application.email.Mail;
import dev.kith.application.email.Mails;
import dev.kith.application.email.MailsContract;
import dev.kith.bootstrap.configuration.MailSettings;
import dev.kith.domain.email.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailsTest extends MailsContract {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpMails mails;

    @BeforeEach
    void a_mail_server() {
        server.start();
        server.setUser("kith", "a-password");
        mails = new SmtpMails(
                new MailSettings(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        "kith",
                        "a-password",
                        "Kith <kith@example.org>",
                        false,
                        false),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        mails.close();
        server.stop();
    }

    @Override
    protected Mails mails() {
        return mails;
    }

    @Override
    protected List<Mail> arrived(int count) {
        assertThat(server.waitForIncomingEmail(10_000, count)).isTrue();
        return Arrays.stream(server.getReceivedMessages())
                .map(SmtpMailsTest::mail)
                .toList();
    }

    private static Mail mail(MimeMessage message) {
        try {
            String to = ((InternetAddress) message.getRecipients(Message.RecipientType.TO)[0]).getAddress();
            return new Mail(
                    new EmailAddress(to), message.getSubject(), ((String) message.getContent()).replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void says_who_it_is_from_and_that_no_one_wrote_it() throws MessagingException {
        mails.send(new Mail(new EmailAddress("ada@example.org"), "Subject", "Text\n"));
        assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getFrom()).containsExactly(new InternetAddress("Kith <kith@example.org>"));
        assertThat(message.getSentDate()).isNotNull();
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void a_server_that_is_not_there_is_no_trouble_of_the_callers() {
        server.stop();
        mails.send(new Mail(new EmailAddress("ada@example.org"), "Subject", "Text"));
    }

    @Test
    void a_server_that_cannot_encrypt_is_not_used_where_encryption_is_asked_for() {
        MailSettings strict =
                new MailSettings("127.0.0.1", server.getSmtp().getPort(), null, null, "kith@example.org", true, false);
        try (SmtpMails careful = new SmtpMails(strict, Clock.systemUTC())) {
            careful.send(new Mail(new EmailAddress("ada@example.org"), "Subject", "Text"));
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
