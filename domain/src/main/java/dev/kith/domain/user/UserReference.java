package dev.kith.domain.user;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A text by which a request names a user: {@code 42}, a UUID, {@code ext:…}, {@code ext64:…}, {@code @ada} or {@code me}. */
public sealed interface UserReference {

    /** No reference is longer. */
    int MAX_LENGTH = 346;

    /** The user who makes the request. */
    record Me() implements UserReference {}

    /** What belongs to one user. */
    sealed interface Key extends UserReference {}

    record ById(UserId id) implements Key {}

    record ByUuid(UUID uuid) implements Key {}

    record ByExternalId(ExternalId id) implements Key {}

    record ByUsername(Username name) implements Key {}

    /** Empty for a text that is no reference. */
    static Optional<UserReference> parse(String text) {
        return text.length() > MAX_LENGTH ? Optional.empty() : Parser.parse(text);
    }

    /** Reads references. */
    final class Parser {

        private static final String EXTERNAL = "ext:";
        private static final String EXTERNAL_BASE64 = "ext64:";

        private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}+");
        private static final Pattern UUID_FORM =
                Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

        private Parser() {}

        private static Optional<UserReference> parse(String text) {
            if (text.equals("me")) {
                return Optional.of(new Me());
            }
            if (text.startsWith("@")) {
                return Optional.of(text.substring(1))
                        .filter(Username::isWellFormed)
                        .map(name -> new ByUsername(new Username(name)));
            }
            if (text.startsWith(EXTERNAL)) {
                return external(text.substring(EXTERNAL.length()));
            }
            if (text.startsWith(EXTERNAL_BASE64)) {
                return decoded(text.substring(EXTERNAL_BASE64.length())).flatMap(Parser::external);
            }
            if (UUID_FORM.matcher(text).matches()) {
                return Optional.of(new ByUuid(UUID.fromString(text)));
            }
            return number(text);
        }

        private static Optional<UserReference> external(String text) {
            return Optional.of(text).filter(ExternalId::isWellFormed).map(id -> new ByExternalId(new ExternalId(id)));
        }

        /** Only the shortest form of the bytes: without padding, and without bits that mean nothing. */
        private static Optional<String> decoded(String base64) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(base64);
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(base64)) {
                    return Optional.empty();
                }
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (IllegalArgumentException | CharacterCodingException e) {
                return Optional.empty();
            }
        }

        private static Optional<UserReference> number(String text) {
            try {
                return NUMBER.matcher(text).matches()
                        ? Optional.of(new ById(new UserId(Long.parseLong(text))))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
