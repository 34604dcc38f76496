package dev.kith.http.wire.input;

import io.micronaut.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query. No value is an error. */
public final class QueryParameters {

    private QueryParameters() {}

    /** The last value of a parameter; null if it is absent. */
    public static @Nullable String last(HttpRequest<?> request, String name) {
        List<String> values = request.getParameters().getAll(name);
        return values.isEmpty() ? null : values.getLast();
    }

    /** A whole number; the greatest int for a huge one, 0 for a very small one and for text that is no number. */
    public static long number(HttpRequest<?> request, String name) {
        String text = last(request, name);
        if (text == null || !text.matches("-?[0-9]{1,1000}")) {
            return 0;
        }
        return text.length() > 15 ? (text.startsWith("-") ? 0 : Integer.MAX_VALUE) : Long.parseLong(text);
    }
}
