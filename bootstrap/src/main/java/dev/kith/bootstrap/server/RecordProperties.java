package dev.kith.bootstrap.server;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a configuration record as the properties that Micronaut reads it from: {@code findByEmail} as {@code
 * kith.px.find-by-email}.
 */
final class RecordProperties {

    private RecordProperties() {}

    /** Components that are null are left out. */
    static Map<String, Object> of(Record settings) {
        String prefix = Objects.requireNonNull(settings.getClass().getAnnotation(ConfigurationProperties.class))
                .value();
        Map<String, Object> properties = new HashMap<>();
        try {
            for (RecordComponent component : settings.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(settings);
                if (value != null) {
                    properties.put(prefix + "." + NameUtils.hyphenate(component.getName()), value);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The settings " + settings + " cannot be read", e);
        }
        return properties;
    }
}
