package dev.kith.domain.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kith.domain.account.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmailAddressTest {

    @Test
    void usual_addresses_are_well_formed() {
        for (String text : new String[] {
            "a@b.org",
            "ada.lovelace+kith@sub.example.co.uk",
            "o'neil@example.org",
            "j\u00fcrgen@b\u00fccher.example",
            "x".repeat(64) + "@example.org",
            "1@2.3x"
        }) {
            assertThat(EmailAddress.isWellFormed(text)).as(text).isTrue();
        }
    }

    @Test
    void addresses_that_mail_cannot_reach_are_refused() {
        for (String text : new String[] {
            "",
            "a",
            "@",
            "a@",
            "@b.org",
            "a@b",
            "a@b.",
            "a@.org",
            "a@b..org",
            "a..b@c.org",
            ".a@b.org",
            "a.@b.org",
            "a@-b.org",
            "a@b-.org",
            "a b@c.org",
            "a@b c.org",
            "a@b.org ",
            "a@b@c.org",
            "\"a\"@b.org",
            "a@[192.0.2.1]",
            "a@b.org\n",
            "a\u0000@b.org",
            "a<b>@c.org",
            "a,b@c.org",
            "x".repeat(65) + "@example.org",
            "a@" + "x".repeat(64) + ".org",
            "a@" + "x.".repeat(127) + "org"
        }) {
            assertThat(EmailAddress.isWellFormed(text)).as(text).isFalse();
        }
    }

    @Test
    void an_address_does_not_depend_on_the_form_of_unicode() {
        assertThat(new EmailAddress("zoe\u0308@example.org")).isEqualTo(new EmailAddress("zo\u00eb@example.org"));
    }

    @Test
    void every_text_is_refused_quickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (String piece : new String[] {"a.", "a-", "a", ".", "@", "a@", "a@a."}) {
                assertThat(EmailAddress.isWellFormed("a@" + piece.repeat(254).substring(0, 250) + "!"))
                        .isFalse();
                assertThat(EmailAddress.isWellFormed(piece.repeat(254).substring(0, 254)))
                        .isFalse();
            }
        });
    }

    @Test
    void a_code_proves_what_its_way_to_the_user_proves_until_it_expires() {
        Instant end = Instant.parse("2026-11-21T12:00:00Z");
        Instant before = end.minusMillis(1);
        EmailAddress address = new EmailAddress("Ada@example.org");
        Secret code = new Secret("code");
        Secret mailed = new Secret("mailed");
        EmailChange change = new EmailChange(address, code.hash(), mailed.hash(), end);
        assertThat(change.proofOf(new EmailAddress("ada@EXAMPLE.org"), code.hash(), before))
                .isEqualTo(EmailChange.Proof.OWN_REQUEST);
        assertThat(change.proofOf(address, mailed.hash(), before)).isEqualTo(EmailChange.Proof.READS_MAIL);
        assertThat(change.proofOf(address, mailed.hash(), end)).isEqualTo(EmailChange.Proof.NONE);
        assertThat(change.proofOf(address, code.hash(), end)).isEqualTo(EmailChange.Proof.NONE);
        assertThat(change.proofOf(address, new Secret("Code").hash(), before)).isEqualTo(EmailChange.Proof.NONE);
        assertThat(change.proofOf(new EmailAddress("bob@example.org"), mailed.hash(), before))
                .isEqualTo(EmailChange.Proof.NONE);
        assertThat(new EmailChange(address, code.hash(), null, end).proofOf(address, code.hash(), before))
                .isEqualTo(EmailChange.Proof.OWN_REQUEST);
    }
}
