package dev.kith.bootstrap.commandline;

import dev.kith.domain.user.UserId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a user, at least 1. */
public final class UserIdConverter implements ITypeConverter<UserId> {

    @Override
    public UserId convert(String text) {
        try {
            return new UserId(Long.parseLong(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected a number of at least 1, not '" + text + "'");
        }
    }
}
