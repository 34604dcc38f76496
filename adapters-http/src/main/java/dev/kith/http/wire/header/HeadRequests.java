package dev.kith.http.wire.header;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the server answer HEAD as it answers GET, errors included. The codec still knows the method, and sends the
 * headers without the body.
 */
@Singleton
public final class HeadRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** A HEAD request that looks like a GET request. */
    private static final class HeadRequest extends DefaultHttpRequest {

        HeadRequest(HttpRequest request) {
            super(request.protocolVersion(), HttpMethod.GET, request.uri(), request.headers());
            setDecoderResult(request.decoderResult());
        }
    }

    @ChannelHandler.Sharable
    private static final class Handler extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.fireChannelRead(
                    message instanceof HttpRequest request && request.method().equals(HttpMethod.HEAD)
                            ? new HeadRequest(request)
                            : message);
        }
    }

    private static final Handler HANDLER = new Handler();

    /** @param channel null until a connection is there */
    private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            Objects.requireNonNull(channel)
                    .pipeline()
                    .addAfter(
                            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, HeadRequests.class.getName(), HANDLER);
        }
    }

    /** The method that the client has sent. */
    public static String methodName(io.micronaut.http.HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty && netty.getNativeRequest() instanceof HeadRequest
                ? HttpMethod.HEAD.name()
                : request.getMethodName();
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }
}
