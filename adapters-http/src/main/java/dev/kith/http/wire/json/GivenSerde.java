package dev.kith.http.wire.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Given} components of records. */
@Singleton
final class GivenSerde implements Serde<Given<Object>> {

    @Override
    public Given<Object> deserialize(Decoder decoder, DecoderContext context, Argument<? super Given<Object>> type)
            throws IOException {
        return deserializeNullable(decoder, context, type);
    }

    @Override
    public Given<Object> deserializeNullable(
            Decoder decoder, DecoderContext context, Argument<? super Given<Object>> type) throws IOException {
        if (decoder.decodeNull()) {
            return new Given.Null<>();
        }
        Argument<Object> content = content(type);
        return Given.ofNullable(context.findDeserializer(content)
                .createSpecific(context, content)
                .deserialize(decoder, context, content));
    }

    @Override
    public Given<Object> getDefaultValue(DecoderContext context, Argument<? super Given<Object>> type) {
        return Given.absent();
    }

    @Override
    public void serialize(
            Encoder encoder, EncoderContext context, Argument<? extends Given<Object>> type, Given<Object> given)
            throws IOException {
        Object value = given.orNull();
        if (value == null) {
            encoder.encodeNull();
        } else {
            Argument<Object> content = content(type);
            context.findSerializer(content)
                    .createSpecific(context, content)
                    .serialize(encoder, context, content, value);
        }
    }

    @Override
    public boolean isAbsent(EncoderContext context, @Nullable Given<Object> given) {
        return given == null || given.isAbsent();
    }

    @Override
    public boolean isEmpty(EncoderContext context, @Nullable Given<Object> given) {
        return isAbsent(context, given);
    }

    @SuppressWarnings("unchecked")
    private static Argument<Object> content(Argument<?> type) {
        return (Argument<Object>) type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
    }
}
