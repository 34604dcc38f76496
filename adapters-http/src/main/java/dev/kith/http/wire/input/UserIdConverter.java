package dev.kith.http.wire.input;

import dev.kith.domain.user.UserId;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads user ids in paths. */
@Singleton
final class UserIdConverter implements TypeConverter<CharSequence, UserId> {

    @Override
    public Optional<UserId> convert(CharSequence text, Class<UserId> type, ConversionContext context) {
        OptionalLong id = WholeNumbers.id(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new UserId(id.getAsLong()));
    }
}
