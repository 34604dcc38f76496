package dev.kith.http.wire.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Reads the {@link Given} components of records. */
@Singleton
final class GivenDeserializer implements Deserializer<Given<Object>> {

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

    @SuppressWarnings("unchecked")
    private static Argument<Object> content(Argument<?> type) {
        return (Argument<Object>) type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
    }
}
