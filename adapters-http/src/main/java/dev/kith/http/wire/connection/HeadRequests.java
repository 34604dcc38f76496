package dev.kith.http.wire.connection;

import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.HttpMethod;

/**
 * Lets the server answer HEAD as it answers GET, errors included. The codec still knows the method, and sends the
 * headers without the body.
 */
public final class HeadRequests {

    private HeadRequests() {}

    static HttpMethod answeredAs(HttpMethod sent) {
        return sent.equals(HttpMethod.HEAD) ? HttpMethod.GET : sent;
    }

    /** The method that the client has sent. */
    public static String methodName(HttpRequest<?> request) {
        AssembledRequest assembled = AssembledRequest.of(request);
        return assembled == null
                ? request.getMethodName()
                : assembled.sentMethod().name();
    }
}
