package dev.kith.http.graph.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.wire.ApiError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class StreamTicketsTest {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private static StreamTickets tickets(String secret, Instant now) {
        return new StreamTickets(secret, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void isRefused(StreamTickets tickets, String ticket, String reason) {
        assertThatThrownBy(() -> tickets.redeem(ticket))
                .isInstanceOfSatisfying(
                        ApiError.class, error -> assertThat(error.members()).containsEntry("reason", reason));
    }

    @Test
    void every_server_with_the_secret_accepts_a_ticket_once_for_a_minute() {
        StreamTickets one = tickets("secret", NOON);
        StreamTickets.Ticket ticket = one.create("kith_sk_€");

        assertThat(ticket.expires()).isEqualTo(NOON.plusSeconds(60));
        assertThat(ticket.text()).matches("[A-Za-z0-9_-]+");
        assertThat(one.redeem(ticket.text())).isEqualTo("kith_sk_€");
        isRefused(one, ticket.text(), "expired");
        StreamTickets other = tickets("secret", NOON.plusSeconds(60));
        assertThat(other.redeem(ticket.text())).isEqualTo("kith_sk_€");
        isRefused(other, ticket.text(), "expired");
        isRefused(tickets("secret", NOON.plusSeconds(61)), ticket.text(), "expired");
        isRefused(tickets("another secret", NOON), ticket.text(), "unknown");
    }

    @Test
    void two_tickets_of_one_caller_differ_and_do_not_show_the_credentials() {
        StreamTickets tickets = tickets("secret", NOON);
        String one = tickets.create("kith_sk_x").text();
        String other = tickets.create("kith_sk_x").text();

        assertThat(one).isNotEqualTo(other);
        assertThat(tickets.redeem(one)).isEqualTo(tickets.redeem(other));
        assertThat(new String(Base64.getUrlDecoder().decode(one), StandardCharsets.ISO_8859_1))
                .doesNotContain("kith");
    }
}
