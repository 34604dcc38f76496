package dev.kith.application.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes one of several servers the one that sends. */
public final class LeaseDeliveries {

    /** For how long a server that does not answer keeps its place. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final Deliveries deliveries;
    private final Clock clock;

    public LeaseDeliveries(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * @param server a name that no other server has
     * @param wants false to give the place up
     * @return whether the server may send for {@link #LEASE} from now on
     */
    public boolean handle(String server, boolean wants) {
        Instant now = clock.instant();
        return deliveries.lease(server, now, wants ? now.plus(LEASE) : now) && wants;
    }
}
