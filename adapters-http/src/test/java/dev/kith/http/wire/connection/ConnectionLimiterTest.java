package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.settings.ConnectionSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ConnectionLimiterTest {

    private static ConnectionLimiter limiter(int perAddress, long bodyBytes) {
        return new ConnectionLimiter(new ConnectionSettings(perAddress, bodyBytes, Duration.ofSeconds(1)));
    }

    private static InetSocketAddress address(String text) {
        return new InetSocketAddress(text, 1);
    }

    private static ConnectionLimiter.Slot open(ConnectionLimiter limiter, String address) {
        return Objects.requireNonNull(limiter.tryOpen(address(address)));
    }

    @Test
    void an_address_has_its_number_of_connections_again_after_one_is_closed() {
        ConnectionLimiter limiter = limiter(2, 100);
        ConnectionLimiter.Slot first = open(limiter, "192.0.2.1");
        open(limiter, "192.0.2.1");
        assertThat(limiter.tryOpen(address("192.0.2.1"))).isNull();
        assertThat(limiter.tryOpen(address("192.0.2.2"))).isNotNull();
        first.close();
        assertThat(limiter.tryOpen(address("192.0.2.1"))).isNotNull();
        assertThat(limiter.tryOpen(address("192.0.2.1"))).isNull();
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address() {
        ConnectionLimiter limiter = limiter(1, 100);
        open(limiter, "2001:db8:1:2::1");
        assertThat(limiter.tryOpen(address("2001:db8:1:2:ffff::2"))).isNull();
        assertThat(limiter.tryOpen(address("2001:db8:1:3::1"))).isNotNull();
    }

    @Test
    void one_address_holds_a_quarter_and_all_hold_no_more_than_everything() {
        ConnectionLimiter limiter = limiter(10, 100);
        ConnectionLimiter.Slot slot = open(limiter, "192.0.2.1");
        ConnectionLimiter.Slot sameAddress = open(limiter, "192.0.2.1");
        assertThat(slot.tryHold(20)).isTrue();
        assertThat(sameAddress.tryHold(6)).isFalse();
        assertThat(sameAddress.tryHold(5)).isTrue();
        for (int other = 2; other <= 4; other++) {
            assertThat(open(limiter, "192.0.2." + other).tryHold(25)).isTrue();
        }
        assertThat(open(limiter, "192.0.2.5").tryHold(1)).isFalse();
        slot.release(20);
        assertThat(open(limiter, "192.0.2.5").tryHold(20)).isTrue();
        sameAddress.close();
        assertThat(open(limiter, "192.0.2.6").tryHold(6)).isFalse();
        assertThat(open(limiter, "192.0.2.6").tryHold(5)).isTrue();
    }

    @Property
    void what_is_closed_holds_nothing(@ForAll List<@IntRange(min = 1, max = 30) Integer> sizes) {
        ConnectionLimiter limiter = limiter(100, 400);
        for (int round = 0; round < 3; round++) {
            ConnectionLimiter.Slot slot = open(limiter, "192.0.2.1");
            int held = 0;
            for (int size : sizes) {
                if (slot.tryHold(size)) {
                    held += size;
                } else {
                    slot.release(held);
                    held = 0;
                }
                assertThat(held).isLessThanOrEqualTo(100);
            }
            slot.close();
        }
        assertThat(open(limiter, "192.0.2.1").tryHold(100)).isTrue();
    }

    @Test
    void without_a_bound_of_one_address_all_share_the_bound_of_all() {
        ConnectionLimiter limiter = limiter(0, 100);
        for (int i = 0; i < 1_000; i++) {
            open(limiter, "192.0.2.1");
        }
        assertThat(open(limiter, "192.0.2.1").tryHold(100)).isTrue();
        assertThat(open(limiter, "192.0.2.1").tryHold(1)).isFalse();
    }
}
