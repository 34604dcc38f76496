package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A request with its whole body, or with the error that refuses it. */
final class AssembledRequest extends DefaultFullHttpRequest {

    private final HttpMethod sentMethod;
    private final @Nullable ApiError refusal;

    private AssembledRequest(HttpRequest head, ByteBuf body, @Nullable ApiError refusal) {
        super(
                spoken(head.protocolVersion()),
                HeadRequests.answeredAs(head.method()),
                head.uri(),
                body,
                head.headers(),
                EmptyHttpHeaders.INSTANCE);
        this.sentMethod = head.method();
        this.refusal = refusal;
    }

    /** The version of the answer, which repeats the version of the request. */
    private static HttpVersion spoken(HttpVersion sent) {
        return sent.equals(HttpVersion.HTTP_1_0) ? sent : HttpVersion.HTTP_1_1;
    }

    static AssembledRequest whole(HttpRequest head, byte[] body) {
        return new AssembledRequest(head, Unpooled.wrappedBuffer(body), null);
    }

    static AssembledRequest refused(HttpRequest head, ApiError refusal) {
        return new AssembledRequest(head, Unpooled.EMPTY_BUFFER, refusal);
    }

    /** The request as it was assembled; null for a request that did not come from a connection. */
    static @Nullable AssembledRequest of(io.micronaut.http.HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                        && netty.getNativeRequest() instanceof AssembledRequest assembled
                ? assembled
                : null;
    }

    HttpMethod sentMethod() {
        return sentMethod;
    }

    /** Null for a request to serve. */
    @Nullable
    ApiError refusal() {
        return refusal;
    }
}
