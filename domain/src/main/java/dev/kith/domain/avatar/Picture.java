package dev.kith.domain.avatar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A picture in a format that every browser shows and that cannot contain a program. */
public record Picture(Format format, ByteBuffer bytes) {

    /** The format, detected from the first bytes. */
    public enum Format {
        PNG("\\x89PNG\\r\\n\\x1a\\n"),
        JPEG("\\xff\\xd8\\xff"),
        GIF("GIF8[79]a"),
        WEBP("RIFF.{4}WEBP");

        private static final int LONGEST = 12;

        private final Pattern signature;

        Format(String signature) {
            this.signature = Pattern.compile(signature, Pattern.DOTALL);
        }

        private boolean begins(byte[] bytes) {
            return signature
                    .matcher(new String(bytes, 0, Math.min(LONGEST, bytes.length), StandardCharsets.ISO_8859_1))
                    .lookingAt();
        }

        /** Whether clients call it so. JPEG has a common wrong name. */
        public boolean isCalled(String mediaType) {
            return mediaType.equals(mediaType()) || (this == JPEG && mediaType.equals("image/jpg"));
        }

        public String mediaType() {
            return "image/" + name().toLowerCase(Locale.ROOT);
        }
    }

    public Picture {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** Empty if the bytes are not a picture in a known format. */
    public static Optional<Picture> of(byte[] bytes) {
        return Arrays.stream(Format.values())
                .filter(format -> format.begins(bytes))
                .findFirst()
                .map(format -> new Picture(format, ByteBuffer.wrap(bytes.clone())));
    }

    public byte[] toArray() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    /** The first 16 bytes of the SHA-256 of the picture, in hexadecimal. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(toArray()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
