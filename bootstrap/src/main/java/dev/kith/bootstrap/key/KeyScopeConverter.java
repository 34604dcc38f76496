package dev.kith.bootstrap.key;

import dev.kith.domain.key.KeyScope;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a scope of a key. */
final class KeyScopeConverter implements ITypeConverter<KeyScope> {

    @Override
    public KeyScope convert(String text) {
        return KeyScope.parse(text)
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Arrays.stream(KeyScope.values()).map(KeyScope::text).collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }
}
