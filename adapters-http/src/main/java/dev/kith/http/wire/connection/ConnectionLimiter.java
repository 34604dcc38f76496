package dev.kith.http.wire.connection;

import dev.kith.http.settings.ConnectionSettings;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what callers hold: the connections of one address, the bytes of all bodies that are not answered yet, and the
 * share of these bytes that one address may hold. A network of IPv6 (the first 64 bits) counts as one address.
 */
@Singleton
final class ConnectionLimiter {

    /** One address may hold a quarter of the bytes of all bodies. */
    private static final int ADDRESSES_TO_FILL = 4;

    private static final int NETWORK_BYTES = 8;

    /** What the connections of one address hold. */
    private record Holding(int connections, long bytes) {

        static final Holding NOTHING = new Holding(0, 0);

        @Nullable
        Holding orNull() {
            return connections == 0 && bytes == 0 ? null : this;
        }
    }

    private final ConnectionSettings settings;
    private final AtomicLong allBytes = new AtomicLong();
    private final ConcurrentMap<String, Holding> holdings = new ConcurrentHashMap<>();

    ConnectionLimiter(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** Null if the address has as many connections as it may have. */
    @Nullable
    Slot tryOpen(SocketAddress remote) {
        String address = key(remote);
        return tryAdd(address, 1, 0) ? new Slot(address) : null;
    }

    private static String key(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet) || internet.getAddress() == null) {
            return "";
        }
        return internet.getAddress() instanceof Inet6Address six
                ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                : internet.getAddress().getHostAddress();
    }

    private boolean tryAdd(String address, int connections, long bytes) {
        if (settings.perAddress() == 0) {
            return true;
        }
        boolean[] added = {true};
        holdings.compute(address, (_, found) -> {
            Holding before = found == null ? Holding.NOTHING : found;
            Holding after = new Holding(before.connections() + connections, before.bytes() + bytes);
            boolean grows = connections > 0 || bytes > 0;
            if (grows
                    && (after.connections() > settings.perAddress()
                            || after.bytes() > settings.bodyBytes() / ADDRESSES_TO_FILL)) {
                added[0] = false;
                return before.orNull();
            }
            return after.orNull();
        });
        return added[0];
    }

    /** One connection, and the bytes that it holds. For one thread at a time. */
    final class Slot {

        private final String address;
        private long bytes;

        private Slot(String address) {
            this.address = address;
        }

        /** False if no more may be held; nothing is held then. */
        boolean tryHold(long more) {
            if (allBytes.addAndGet(more) > settings.bodyBytes()) {
                allBytes.addAndGet(-more);
                return false;
            }
            if (!tryAdd(address, 0, more)) {
                allBytes.addAndGet(-more);
                return false;
            }
            bytes += more;
            return true;
        }

        void release(long less) {
            bytes -= less;
            allBytes.addAndGet(-less);
            tryAdd(address, 0, -less);
        }

        /** Releases everything. */
        void close() {
            allBytes.addAndGet(-bytes);
            tryAdd(address, -1, -bytes);
            bytes = 0;
        }
    }
}
