package dev.kith.http.wire.connection;

import dev.kith.http.settings.ConnectionSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link RequestAssembler} into each connection, and closes a connection that is one too many. */
@Singleton
final class ConnectionCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCustomizer.class);

    private final ConnectionLimiter limiter;
    private final Provider<BodySizes> sizes;
    private final ConnectionSettings settings;

    /** @param sizes not read before the routes are known */
    ConnectionCustomizer(ConnectionLimiter limiter, Provider<BodySizes> sizes, ConnectionSettings settings) {
        this.limiter = limiter;
        this.sizes = sizes;
        this.settings = settings;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new ForServer());
        return event.getBean();
    }

    private final class ForServer implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new ForConnection(channel) : this;
        }
    }

    private final class ForConnection implements NettyServerCustomizer {

        private final Channel channel;

        ForConnection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            ConnectionLimiter.Slot slot = limiter.tryOpen(channel.remoteAddress());
            if (slot == null) {
                LOG.debug("{} is closed: its address has too many connections", channel);
                // resets the connection
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                var _ = channel.close();
                return;
            }
            channel.pipeline()
                    .addBefore(
                            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                            "request-assembler",
                            new RequestAssembler(slot, sizes.get(), settings.patience()));
        }
    }
}
