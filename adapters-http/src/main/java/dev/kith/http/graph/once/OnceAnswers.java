package dev.kith.http.graph.once;

import dev.kith.application.journal.GetState;
import dev.kith.application.transaction.AnswerOnce;
import dev.kith.application.transaction.KeyedRequest;
import dev.kith.application.transaction.Transactions;
import dev.kith.domain.change.JournalPosition;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.IdempotencyKey;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.RequestIds;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that writes. With an {@code Idempotency-Key} the answer is stored in the transaction of the writes,
 * and a repetition gets it again. A key belongs to its caller: a service key, or a user.
 */
@Singleton
public final class OnceAnswers {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String STATE = "state";
    private static final String INSTANCE = "instance";
    private static final String ITEMS = "items";

    private static final List<String> STORED_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    /** The refusals that a rule decided. The same request may succeed after another one. */
    private static final Set<HttpStatus> STORED_REFUSALS = Set.of(
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.CONFLICT,
            HttpStatus.PRECONDITION_FAILED,
            HttpStatus.UNPROCESSABLE_ENTITY);

    private static final Argument<Map<String, Object>> JSON = Argument.mapOf(String.class, Object.class);

    private final AnswerOnce answerOnce;
    private final GetState getState;
    private final GraphDialect dialect;
    private final JsonMapper mapper;

    OnceAnswers(AnswerOnce answerOnce, GetState getState, GraphDialect dialect, JsonMapper mapper) {
        this.answerOnce = answerOnce;
        this.getState = getState;
        this.dialect = dialect;
        this.mapper = mapper;
    }

    /** Items of an answer, one for each part of a request. */
    public record Items(List<Map<String, @Nullable Object>> items, boolean isReplayed) {}

    /** An answer in the form in which it is stored. */
    private record StoredAnswer(Map<String, Object> json, boolean isReplayed) {}

    /**
     * The answer of the writes, or of the first request with its key. If the writes throw an {@link ApiError} of a
     * rule, that is the answer too. The member {@code state} of the body is the state after the writes.
     *
     * @param body of the request
     * @param writes may run more than once
     */
    public HttpResponse<?> answer(
            HttpRequest<?> request, GraphCaller caller, @Nullable String body, Supplier<HttpResponse<?>> writes) {
        String key = IdempotencyKey.of(request);
        if (key == null) {
            return writes.get();
        }
        StoredAnswer stored = keep(request, caller, key, body, () -> answerOrRefusal(request, writes));
        return response(request, stored);
    }

    /**
     * The items of one part of a request, whose parts are kept apart. Without a key the writes are not together.
     *
     * @param part its number
     * @param writes may run more than once
     */
    public Items items(
            HttpRequest<?> request,
            GraphCaller caller,
            @Nullable String body,
            int part,
            Supplier<List<Map<String, @Nullable Object>>> writes) {
        String key = IdempotencyKey.of(request);
        if (key == null) {
            return new Items(writes.get(), false);
        }
        StoredAnswer stored =
                keep(request, caller, key + " " + part, body, () -> Map.<String, Object>of(ITEMS, writes.get()));
        return new Items(items(stored.json), stored.isReplayed);
    }

    @SuppressWarnings("unchecked") // written by this class
    private static List<Map<String, @Nullable Object>> items(Map<String, Object> json) {
        return (List<Map<String, @Nullable Object>>) json.getOrDefault(ITEMS, List.of());
    }

    private StoredAnswer keep(
            HttpRequest<?> request,
            GraphCaller caller,
            String key,
            @Nullable String body,
            Supplier<Map<String, Object>> writes) {
        KeyedRequest keyed = new KeyedRequest(caller.owner() + " " + key, fingerprint(request, body));
        return switch (answerOnce.handle(keyed, () -> written(writes.get()))) {
            case Transactions.Answer.First(String text) -> new StoredAnswer(read(text), false);
            case Transactions.Answer.Repeated(String text) -> new StoredAnswer(read(text), true);
            case Transactions.Answer.OtherRequest() -> throw Problems.idempotencyKeyReused();
        };
    }

    private static String fingerprint(HttpRequest<?> request, @Nullable String body) {
        try {
            String head = request.getMethodName() + " " + request.getUri().getRawPath() + "?"
                    + request.getUri().getRawQuery() + "\n";
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((head + (body == null ? "" : body)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> answerOrRefusal(HttpRequest<?> request, Supplier<HttpResponse<?>> writes) {
        try {
            HttpResponse<?> answer = writes.get();
            Map<String, Object> headers = new LinkedHashMap<>();
            for (String name : STORED_HEADERS) {
                answer.getHeaders().getFirst(name).ifPresent(value -> headers.put(name, value));
            }
            return json(answer.code(), headers, answer.body());
        } catch (ApiError refusal) {
            if (!STORED_REFUSALS.contains(refusal.status())) {
                throw refusal;
            }
            return json(refusal.status().getCode(), Map.of(), dialect.body(refusal, RequestIds.of(request)));
        }
    }

    private static Map<String, Object> json(int status, Map<String, Object> headers, @Nullable Object body) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(STATUS, status);
        json.put(HEADERS, headers);
        if (body != null) {
            json.put(BODY, body);
        }
        return json;
    }

    private HttpResponse<?> response(HttpRequest<?> request, StoredAnswer stored) {
        int status = stored.json.get(STATUS) instanceof Number number ? number.intValue() : 0;
        String requestId = RequestIds.of(request);
        MutableHttpResponse<Object> answer =
                HttpResponse.status(HttpStatus.valueOf(status)).header(RequestIds.HEADER, requestId);
        if (stored.json.get(HEADERS) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> answer.header(name.toString(), value.toString()));
        }
        if (stored.json.get(BODY) instanceof Map<?, ?> body) {
            answer.body(ofNow(body, requestId));
        }
        if (status >= HttpStatus.BAD_REQUEST.getCode()) {
            answer.contentType(dialect.errorType());
        }
        return stored.isReplayed ? answer.header(REPLAYED, "true") : answer;
    }

    /** The state before the commit does not have the writes, and the log has the id of this request. */
    private Map<Object, @Nullable Object> ofNow(Map<?, ?> body, String requestId) {
        Map<Object, @Nullable Object> json = new LinkedHashMap<>(body);
        if (json.containsKey(STATE)) {
            json.put(STATE, getState.handle().map(JournalPosition::toString).orElse(null));
        }
        json.computeIfPresent(INSTANCE, (_, _) -> GraphDialect.instance(requestId));
        return json;
    }

    /** Marks an answer that was put together of {@link Items}, if nothing of it was done now. */
    public static HttpResponse<?> marked(MutableHttpResponse<?> answer, List<Items> parts) {
        return parts.stream().allMatch(Items::isReplayed) && !parts.isEmpty()
                ? answer.header(REPLAYED, "true")
                : answer;
    }

    private String written(Map<String, Object> json) {
        try {
            return mapper.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> read(String text) {
        try {
            return mapper.readValue(text, JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
