package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Locale;

/** Checks the first line and the headers of a request. */
final class RequestHead {

    /** Headers of which a server and a proxy could each take another one, if there were two. */
    private static final List<String> SINGLE = List.of("Content-Type", "Authorization", "Kith-State", "Last-Event-ID");

    private RequestHead() {}

    /**
     * Makes the address of the request one that can be parsed, and its host the one that the address names. The media
     * type loses its charset, because the body becomes UTF-8 and the address is UTF-8 anyway.
     *
     * @return how the body is to be read
     * @throws ApiError if the request is malformed, or its body is of a kind that is not known here
     */
    static BodyText normalize(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> types = headers.getAll(HttpHeaderNames.CONTENT_TYPE);
        String doubled = SINGLE.stream()
                .filter(name -> headers.getAll(name).size() > 1)
                .findFirst()
                .orElse(null);
        if (!types.isEmpty()) {
            String type = types.getFirst();
            int parameters = type.indexOf(';');
            headers.set(HttpHeaderNames.CONTENT_TYPE, (parameters < 0 ? type : type.substring(0, parameters)).strip());
        }
        RequestTarget target = RequestTarget.of(request.uri());
        request.setUri(target.uri());
        requireDecoded(request);
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_0) && !version.equals(HttpVersion.HTTP_1_1)) {
            throw ApiError.malformed("The version of the request must be HTTP/1.0 or HTTP/1.1.");
        }
        String method = request.method().name();
        if (!method.equals(method.toUpperCase(Locale.ROOT))) {
            // the router would take it for the one in capitals, and a proxy in front for another one
            throw ApiError.malformed("The method of the request must be in capitals.");
        }
        if (target.complaint() != null) {
            throw ApiError.malformed(target.complaint());
        }
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        boolean mayLackHost = version.equals(HttpVersion.HTTP_1_0);
        if (hosts.size() > 1
                || (hosts.isEmpty() && !mayLackHost)
                || hosts.stream().anyMatch(String::isBlank)) {
            throw ApiError.malformed("The request must have one Host header.");
        }
        if (target.authority() != null) {
            headers.set(HttpHeaderNames.HOST, target.authority());
        }
        if (doubled != null) {
            throw ApiError.malformed("The request must have at most one " + doubled + " header.");
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.size() > 1 || !codings.stream().allMatch(HttpHeaderValues.CHUNKED::contentEqualsIgnoreCase)) {
            throw ApiError.malformed("The only Transfer-Encoding is chunked.");
        }
        return announcesBody(request)
                ? BodyText.of(
                        String.join(",", headers.getAll(HttpHeaderNames.CONTENT_ENCODING)),
                        types.isEmpty() ? null : types.getFirst())
                : BodyText.NONE;
    }

    private static void requireDecoded(HttpRequest request) {
        Throwable failure = request.decoderResult().cause();
        switch (failure) {
            case null -> {}
            case TooLongHttpLineException _ ->
                throw new ApiError(HttpStatus.REQUEST_URI_TOO_LONG, "too_large", "The address is too long.");
            case TooLongHttpHeaderException _ ->
                throw new ApiError(
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "too_large", "The headers are too large.");
            default -> throw ApiError.malformed("Malformed request.");
        }
    }

    static boolean announcesBody(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0);
    }

    /** Describes a body that is read. */
    static void describeBody(HttpRequest request, int length) {
        HttpHeaders headers = request.headers();
        headers.remove(HttpHeaderNames.CONTENT_ENCODING);
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
    }
}
