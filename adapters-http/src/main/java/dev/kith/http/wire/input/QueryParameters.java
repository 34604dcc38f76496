package dev.kith.http.wire.input;

import io.micronaut.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, read so that nothing a caller sends is an error. */
public final class QueryParameters {

    private QueryParameters() {}

    /** Of a key given twice, the last counts. */
    public static @Nullable String last(HttpRequest<?> request, String name) {
        List<String> values = request.getParameters().getAll(name);
        return values.isEmpty() ? null : values.getLast();
    }

    /** Huge numbers are read as the greatest there is, anything else that is no number as 0. */
    public static long number(HttpRequest<?> request, String name) {
        String text = last(request, name);
        if (text == null || !text.matches("-?[0-9]{1,1000}")) {
            return 0;
        }
        return text.length() > 15 ? (text.startsWith("-") ? 0 : Integer.MAX_VALUE) : Long.parseLong(text);
    }
}
