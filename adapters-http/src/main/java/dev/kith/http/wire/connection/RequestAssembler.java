package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a request on when its body is complete. A request that is malformed, too large or too slow is passed on at
 * once, with the error that refuses it. Then its connection reads no further request and is closed after the answer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or a close that fails closes the connection, or finds it closed
final class RequestAssembler extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestAssembler.class);

    /** A body that is slower for longer than the patience is refused. */
    private static final int MIN_BYTES_PER_SECOND = 8 * 1024;

    /** The most time for a body, in times of the patience. */
    private static final int MAX_PATIENCE = 6;

    /** How long a connection is read on after its last answer, so that the caller can read that answer. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** What the connection is expected to send next. */
    private enum Phase {
        /** The head of a request, not begun yet. The first one is awaited like one that has begun. */
        IDLE,
        HEAD,
        BODY,
        /** The rest of a body that nobody reads. */
        REST,
        /** Nothing: the last request is read. */
        NOTHING
    }

    /** A request whose body is being read. */
    private static final class Incoming {

        private final HttpRequest head;
        private final BodyText text;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
        private int max = BodySizes.SMALL;

        Incoming(HttpRequest head, BodyText text) {
            this.head = head;
            this.text = text;
        }
    }

    private final ConnectionLimiter.Slot slot;
    private final BodySizes sizes;
    private final Duration patience;

    /** The bytes held by each request that is passed on and not answered. */
    private final Deque<Integer> unanswered = new ArrayDeque<>(1);

    private Phase phase = Phase.HEAD;
    private long phaseStart = System.nanoTime();
    private boolean readSomething;
    private boolean refused;
    private boolean lingers;
    private @Nullable Incoming incoming;
    private @Nullable Future<?> watch;

    RequestAssembler(ConnectionLimiter.Slot slot, BodySizes sizes, Duration patience) {
        this.slot = slot;
        this.sizes = sizes;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        long tick = Math.max(1, patience.toMillis() / 10);
        watch = ctx.executor().scheduleWithFixedDelay(() -> checkPace(ctx), tick, tick, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (watch != null) {
            watch.cancel(false);
        }
        incoming = null;
        slot.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
        readSomething = true;
        try {
            if (message instanceof HttpRequest head && !refused) {
                readHead(ctx, head);
            }
            if (message instanceof HttpContent content) {
                readContent(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void readHead(ChannelHandlerContext ctx, HttpRequest head) {
        enter(Phase.BODY);
        try {
            BodyText text = RequestHead.normalize(head);
            Incoming request = new Incoming(head, text);
            long length = HttpUtil.getContentLength(head, 0L);
            if (length > request.max && length > allowed(request)) {
                throw BodyText.tooLarge(request.max);
            }
            incoming = request;
            if (HttpUtil.is100ContinueExpected(head)) {
                head.headers().remove(HttpHeaderNames.EXPECT);
                sendContinue(ctx);
            }
        } catch (ApiError error) {
            refuse(ctx, head, error);
        }
    }

    /** Before answers to earlier requests it would be taken for one of them; the caller sends the body anyway. */
    private void sendContinue(ChannelHandlerContext ctx) {
        if (unanswered.isEmpty()) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private int allowed(Incoming request) {
        if (request.max == BodySizes.SMALL) {
            request.max = sizes.max(request.head);
        }
        return request.max;
    }

    private void readContent(ChannelHandlerContext ctx, HttpContent content) throws IOException {
        boolean malformed = content.decoderResult().isFailure();
        boolean last = content instanceof LastHttpContent && !malformed;
        Incoming request = incoming;
        if (request != null) {
            if (malformed) {
                refuse(ctx, request.head, ApiError.malformed("Malformed request body."));
            } else if (append(ctx, request, content.content()) && last) {
                complete(ctx, request);
            }
        }
        if (last) {
            enter(refused ? Phase.NOTHING : Phase.IDLE);
            if (lingers) {
                ctx.close();
            }
        }
    }

    /** False if the request was refused instead. */
    private boolean append(ChannelHandlerContext ctx, Incoming request, ByteBuf bytes) throws IOException {
        int more = bytes.readableBytes();
        if (more == 0) {
            return true;
        }
        int size = request.body.size() + more;
        if (size > request.max && size > allowed(request)) {
            refuse(ctx, request.head, BodyText.tooLarge(request.max));
            return false;
        }
        if (!slot.tryHold(more)) {
            refuse(ctx, request.head, tooManyBodies());
            return false;
        }
        bytes.readBytes(request.body, more);
        return true;
    }

    private static ApiError tooManyBodies() {
        return ApiError.unavailable("Too many request bodies are being read; try again later.");
    }

    private void complete(ChannelHandlerContext ctx, Incoming request) {
        incoming = null;
        int held = request.body.size();
        if (held == 0) {
            pass(ctx, AssembledRequest.whole(request.head, new byte[0]), 0);
            return;
        }
        try {
            int max = request.text.isPacked() ? allowed(request) : request.max;
            byte[] body = request.text.read(request.body.toByteArray(), max);
            if (body.length > held && !slot.tryHold(body.length - held)) {
                throw tooManyBodies();
            }
            RequestHead.describeBody(request.head, body.length);
            pass(ctx, AssembledRequest.whole(request.head, body), Math.max(held, body.length));
        } catch (ApiError error) {
            pass(ctx, AssembledRequest.refused(request.head, error), held);
        }
    }

    /** Refuses a request whose body, if it has one, is not complete. */
    private void refuse(ChannelHandlerContext ctx, HttpRequest head, ApiError error) {
        if (incoming != null) {
            slot.release(incoming.body.size());
            incoming = null;
        }
        refused = RequestHead.announcesBody(head) || head.decoderResult().isFailure();
        enter(Phase.REST);
        pass(ctx, AssembledRequest.refused(head, error), 0);
    }

    private void pass(ChannelHandlerContext ctx, AssembledRequest request, int held) {
        unanswered.add(held);
        ctx.fireChannelRead(request);
    }

    private void enter(Phase next) {
        phase = next;
        phaseStart = System.nanoTime();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (phase == Phase.IDLE && !readSomething) {
            // bytes came, and they were no whole head
            enter(Phase.HEAD);
        }
        readSomething = false;
        if (lingers) {
            ctx.read();
        } else {
            ctx.fireChannelReadComplete();
        }
    }

    private void checkPace(ChannelHandlerContext ctx) {
        if (unanswered.size() > 1) {
            // the connection is not read now, and the caller is not slow
            phaseStart = System.nanoTime();
            return;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - phaseStart);
        Duration late = elapsed.minus(patience);
        if (phase == Phase.HEAD && late.isPositive()) {
            LOG.debug("{} is closed: the head of a request took too long", ctx.channel());
            ctx.close();
        }
        Incoming request = incoming;
        if (phase == Phase.BODY
                && request != null
                && (request.body.size() < late.toMillis() * MIN_BYTES_PER_SECOND / 1000
                        || elapsed.compareTo(patience.multipliedBy(MAX_PATIENCE)) > 0)) {
            refuse(
                    ctx,
                    request.head,
                    new ApiError(HttpStatus.REQUEST_TIMEOUT, "timeout", "The request body came too slowly."));
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ChannelPromise written = promise;
        if (refused && unanswered.size() == 1) {
            if (message instanceof HttpResponse response) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            if (message instanceof LastHttpContent) {
                written = promise.unvoid().addListener(_ -> linger(ctx, ctx.newPromise()));
            }
        }
        if (message instanceof LastHttpContent && !unanswered.isEmpty()) {
            slot.release(unanswered.remove());
        }
        ctx.write(message, written);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        linger(ctx, promise);
    }

    /** A connection that is closed while its caller sends is reset, and the caller might never see the answer. */
    private void linger(ChannelHandlerContext ctx, ChannelPromise closed) {
        if (phase != Phase.REST || !refused || !(ctx.channel() instanceof DuplexChannel channel)) {
            ctx.close(closed);
        } else if (!lingers) {
            lingers = true;
            channel.shutdownOutput();
            ctx.executor().schedule(() -> ctx.close(closed), LINGER.toMillis(), TimeUnit.MILLISECONDS);
            ctx.read();
        }
    }
}
