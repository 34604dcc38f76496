package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.FormParameter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request that may be signed. */
public final class RequestParameters {

    private RequestParameters() {}

    public static List<FormParameter> ofQuery(HttpRequest<?> request) {
        return ofForm(request.getUri().getRawQuery());
    }

    /** Empty unless the body is a form; other bodies are not signed. */
    public static List<FormParameter> ofBody(HttpRequest<?> request, @Nullable String body) {
        Optional<MediaType> type = request.getContentType();
        return type.isPresent() && type.get().matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? ofForm(body)
                : List.of();
    }

    static List<FormParameter> ofForm(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        try {
            return FormParameter.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("A parameter is not percent-encoded as it should be.");
        }
    }
}
