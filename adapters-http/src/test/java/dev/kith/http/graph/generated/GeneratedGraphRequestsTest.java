package dev.kith.http.graph.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.Users;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.GraphDocument;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Requests that are made of the document, valid ones and ones with one change: no answer is an error of the server, or
 * another than the document has; no valid request is refused as malformed, and none is accepted that the document forbids.
 *
 * <p>{@code -Dkith.requests.seed=random} takes another seed, {@code -Dkith.requests.count} another number of requests.
 */
@MicronautTest
class GeneratedGraphRequestsTest {

    private static final String SEED = System.getProperty("kith.requests.seed", "1");
    private static final int COUNT = Integer.getInteger("kith.requests.count", 20_000);

    /** No more faults are looked for. */
    private static final int MAX_FAULTS = 12;

    /** What the server says of a request that it does not understand. */
    private static final Set<Integer> MALFORMED = Set.of(400, 405, 406, 413, 415);

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Users users;

    @Test
    void every_generated_request_has_a_documented_answer() {
        long seed = SEED.equals("random") ? new Random().nextLong() : Long.parseLong(SEED);
        System.out.println("Generated requests: seed " + seed + ", " + COUNT);
        Random random = new Random(seed);
        KnownValues known = new KnownValues(random, users, api, people, keys);
        ValidRequests valid = new ValidRequests(random, known);
        Mutations mutations = new Mutations(random);
        List<String> operations = List.copyOf(GraphDocument.operations());
        Set<String> succeeded = new TreeSet<>();
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, Integer> statuses = new TreeMap<>();
        for (int number = 0; number < COUNT && faults.size() < MAX_FAULTS; number++) {
            KnownValues.Caller caller = known.caller();
            GeneratedRequest request;
            if (known.hasNextPage() && random.nextInt(20) == 0) {
                KnownValues.NextPage next = known.nextPage();
                caller = next.caller();
                request = valid.nextPage(next);
            } else {
                request = valid.request(operations.get(random.nextInt(operations.size())), caller);
            }
            if (random.nextBoolean()) {
                request = mutations.mutate(request);
            }
            String fault = fault(request);
            if (fault == null) {
                ApiClient.Response answer = last;
                statuses.merge((request.mutation() == null ? "valid " : "mutated ") + answer.status(), 1, Integer::sum);
                if (answer.status() < 300 && request.mutation() == null) {
                    succeeded.add(request.operation());
                }
                known.learn(request, caller, answer);
            } else {
                String kind = request.operation() + " with " + request.mutation() + ": " + kind(fault);
                if (!faults.containsKey(kind)) {
                    GeneratedRequest smallest = smallest(request);
                    faults.put(kind, shortened(fault(smallest)) + "\n" + smallest.curl());
                }
            }
        }
        System.out.println("Generated requests: " + statuses);
        assertThat(faults.entrySet().stream().map(fault -> fault.getKey() + "\n  " + fault.getValue()))
                .as("seed " + seed)
                .isEmpty();
        // no request of this test makes a delivery fail for good
        assertThat(succeeded)
                .as("operations that succeeded")
                .containsAll(operations.stream()
                        .filter(operation -> !operation.contains("{delivery}"))
                        .toList());
    }

    private ApiClient.@Nullable Response last;

    /** What is wrong with the answer to a request; null if nothing is. */
    private @Nullable String fault(GeneratedRequest request) {
        ApiClient.Response answer;
        try {
            answer = api.send(request.method(), request.target(), request.body(), request.headerLines());
        } catch (AssertionError e) {
            return "not as documented: " + e.getMessage();
        }
        last = answer;
        String body = answer.raw().body();
        if (answer.status() >= 500) {
            return "an error of the server: " + answer.status() + " " + body;
        }
        if (request.mutation() == null && MALFORMED.contains(answer.status())) {
            return "valid, but refused: " + answer.status() + " " + body;
        }
        if (request.isWrong() && answer.status() < 300 && !body.contains("\"problem\":{")) {
            return "wrong, but accepted: " + answer.status() + " " + body;
        }
        return null;
    }

    /** The request with the fewest parts that has the same kind of fault. */
    private GeneratedRequest smallest(GeneratedRequest request) {
        GeneratedRequest smallest = request;
        String kind = kind(fault(request));
        for (boolean isSmaller = true; isSmaller; ) {
            isSmaller = false;
            for (GeneratedRequest simpler : (Iterable<GeneratedRequest>) smallest.simpler()::iterator) {
                if (!kind.isEmpty() && kind(fault(simpler)).equals(kind)) {
                    smallest = simpler;
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static String shortened(@Nullable String fault) {
        return fault == null
                ? "The shorter request has it the first time only."
                : fault.substring(0, Math.min(1_500, fault.length()));
    }

    /** A fault without what differs each time. */
    private static String kind(@Nullable String fault) {
        if (fault == null) {
            return "";
        }
        String reason =
                fault.substring(Math.max(0, fault.indexOf("Expecting"))).replaceAll("[0-9a-f-]{8,}|[0-9]+", "#");
        return reason.substring(0, Math.min(200, reason.length()));
    }
}
