package dev.kith.http.wire.input;

import dev.kith.domain.user.UserId;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads user ids in paths. */
@Singleton
final class UserIdConverter implements TypeConverter<CharSequence, UserId> {

    @Override
    public Optional<UserId> convert(CharSequence text, Class<UserId> type, ConversionContext context) {
        try {
            return Optional.of(new UserId(Long.parseLong(text.toString())));
        } catch (IllegalArgumentException e) {
            context.reject(text, e);
            return Optional.empty();
        }
    }
}
