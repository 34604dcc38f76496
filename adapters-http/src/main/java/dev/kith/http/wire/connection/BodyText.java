package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacks a body, and turns text of any charset into UTF-8. */
record BodyText(Packing packing, @Nullable MediaType type, Charset charset) {

    /** How a body is packed: the content codings that are spoken here. */
    enum Packing {
        NONE,
        GZIP,
        DEFLATE
    }

    /** Of a request without a body. */
    static final BodyText NONE = new BodyText(Packing.NONE, null, StandardCharsets.UTF_8);

    /** The length of the checksum and the size at the end of a gzip body. */
    private static final int GZIP_TRAILER = 8;

    /**
     * @param encoding the content codings of the request, null for none
     * @param contentType null for none
     * @throws ApiError 415 for a coding, a media type or a charset that is not known
     */
    static BodyText of(@Nullable String encoding, @Nullable String contentType) {
        MediaType type = type(contentType);
        return new BodyText(packing(encoding), type, charset(type));
    }

    private static Packing packing(@Nullable String encoding) {
        String coding = encoding == null ? "" : encoding.strip();
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Packing.NONE;
            case "gzip", "x-gzip" -> Packing.GZIP;
            case "deflate" -> Packing.DEFLATE;
            default ->
                throw ApiError.unsupportedMediaType(
                        "Send the body as it is, or with Content-Encoding gzip or deflate.");
        };
    }

    private static @Nullable MediaType type(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return null;
        }
        try {
            return MediaType.of(contentType);
        } catch (IllegalArgumentException e) {
            throw ApiError.unsupportedMediaType("The content type of the request is malformed.");
        }
    }

    private static Charset charset(@Nullable MediaType type) {
        try {
            return type == null ? StandardCharsets.UTF_8 : type.getCharset().orElse(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.unsupportedMediaType("The charset of the request is not known here.");
        }
    }

    /**
     * The body, unpacked and in UTF-8. Bodies that are neither JSON nor a form are only unpacked.
     *
     * @param max the most bytes, unpacked
     * @throws ApiError 400 for a body that is not what its headers say, 413 for one that is too large
     */
    byte[] read(byte[] sent, int max) {
        byte[] plain;
        try {
            plain = unpack(sent, max);
        } catch (IOException e) {
            throw ApiError.malformed("The body is not packed as Content-Encoding says.");
        }
        try {
            if (!isText()) {
                return plain;
            }
            String text = charset.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
            return charset.equals(StandardCharsets.UTF_8) ? plain : text.getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw ApiError.malformed("The body is not " + charset + ".");
        }
    }

    /** Whether the body may be larger than what is sent. */
    boolean isPacked() {
        return packing != Packing.NONE;
    }

    private boolean isText() {
        return type == null
                || type.matches(MediaType.APPLICATION_JSON_TYPE)
                || type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    private byte[] unpack(byte[] sent, int max) throws IOException {
        int buffer = Math.max(1, sent.length);
        return switch (packing) {
            case NONE -> sent;
            case GZIP -> {
                try (Gzip gzip = new Gzip(sent, buffer)) {
                    byte[] plain = readAll(gzip, max);
                    yield requireEnd(plain, gzip.rest() - GZIP_TRAILER);
                }
            }
            case DEFLATE -> {
                try (Inflater inflater = new Inflater(!hasZlibHeader(sent))) {
                    byte[] plain =
                            readAll(new InflaterInputStream(new ByteArrayInputStream(sent), inflater, buffer), max);
                    yield requireEnd(plain, inflater.getRemaining());
                }
            }
        };
    }

    private static byte[] readAll(InputStream unpacked, int max) throws IOException {
        byte[] plain = unpacked.readNBytes(max + 1);
        if (plain.length > max) {
            throw tooLarge(max);
        }
        return plain;
    }

    /** The streams of the JDK ignore what follows the packed body. */
    private static byte[] requireEnd(byte[] plain, int rest) throws ZipException {
        if (rest != 0) {
            throw new ZipException("The packed body is followed by something else");
        }
        return plain;
    }

    private static final class Gzip extends GZIPInputStream {

        /** @param buffer large enough for the whole body, so that {@link #rest} sees all that was not read */
        Gzip(byte[] sent, int buffer) throws IOException {
            super(new ByteArrayInputStream(sent), buffer);
        }

        int rest() {
            return inf.getRemaining();
        }
    }

    /** @param max the most bytes */
    static ApiError tooLarge(int max) {
        return ApiError.withMembers(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "too_large",
                "The request body is too large.",
                List.of(),
                Map.of("limit", max));
    }

    /** Some clients send deflate without the header of zlib (RFC 9110, section 8.4.1.2). */
    private static boolean hasZlibHeader(byte[] sent) {
        return sent.length > 1
                && (sent[0] & 0x0f) == Deflater.DEFLATED
                && (((sent[0] & 0xff) << 8) | (sent[1] & 0xff)) % 31 == 0;
    }
}
