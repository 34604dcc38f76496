package dev.kith.bootstrap.key;

import dev.kith.domain.key.KeyId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a key. It refuses a whole key without repeating it. */
final class KeyIdConverter implements ITypeConverter<KeyId> {

    @Override
    public KeyId convert(String text) {
        if (!KeyId.isWellFormed(text)) {
            throw new TypeConversionException(
                    "expected the id of a key, 12 letters and digits, as kith key list prints it");
        }
        return new KeyId(text);
    }
}
