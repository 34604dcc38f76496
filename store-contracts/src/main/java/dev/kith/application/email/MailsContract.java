package dev.kith.application.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.email.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Mails} keeps. */
public abstract class MailsContract {

    protected abstract Mails mails();

    /** Waits for that many mails and returns them, with line ends as they were sent. */
    protected abstract List<Mail> arrived(int count);

    @Test
    void a_mail_arrives_as_it_was_sent() {
        Mail mail = new Mail(
                new EmailAddress("ada@example.org"),
                "Gr\u00fc\u00dfe \uD83D\uDE80",
                "First line\nsecond: \u6c49\u5b57\n");
        mails().send(mail);
        Mail arrived = arrived(1).getFirst();
        assertThat(arrived.to()).isEqualTo(mail.to());
        assertThat(arrived.subject()).isEqualTo(mail.subject());
        // a mail ends with a line end, whether its text does or not
        assertThat(arrived.text().stripTrailing()).isEqualTo(mail.text().stripTrailing());
    }

    @Test
    void mails_arrive_in_order() {
        for (int number = 1; number <= 3; number++) {
            mails().send(new Mail(
                    new EmailAddress("user" + number + "@example.org"), "Subject " + number, "Text " + number + "\n"));
        }
        assertThat(arrived(3))
                .extracting(mail -> mail.to().text())
                .containsExactlyInAnyOrder("user1@example.org", "user2@example.org", "user3@example.org");
    }

    @Test
    void a_mail_is_never_printed() {
        assertThat(new Mail(new EmailAddress("ada@example.org"), "a", "the code").toString())
                .doesNotContain("code", "ada");
    }
}
