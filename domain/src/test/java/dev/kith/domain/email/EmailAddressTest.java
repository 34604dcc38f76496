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
    void a_change_is_confirmed_by_its_code_and_address_before_it_expires() {
        Instant end = Instant.parse("2026-11-21T12:00:00Z");
        EmailAddress address = new EmailAddress("Ada@example.org");
        Secret code = new Secret("code");
        EmailChange change = new EmailChange(address, code.hash(), end);
        assertThat(change.isConfirmedBy(new EmailAddress("ada@EXAMPLE.org"), code.hash(), end.minusMillis(1)))
                .isTrue();
        assertThat(change.isConfirmedBy(address, code.hash(), end)).isFalse();
        assertThat(change.isConfirmedBy(address, new Secret("Code").hash(), end.minusMillis(1)))
                .isFalse();
        assertThat(change.isConfirmedBy(new EmailAddress("bob@example.org"), code.hash(), end.minusMillis(1)))
                .isFalse();
    }
}
