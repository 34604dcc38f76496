package dev.kith.neo4j.webhook;

import dev.kith.application.delivery.NumberedAttempt;
import dev.kith.domain.webhook.Attempt;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The attempts of one checkpoint as the properties of one node: lists of one length. */
final class AttemptPage {

    private static final long NO_STATUS = 0;

    private AttemptPage() {}

    static Map<String, Object> of(List<Attempt> attempts) {
        Map<String, Object> node = new HashMap<>();
        node.put("deliveries", attempts.stream().map(Attempt::delivery).toList());
        node.put(
                "attempts",
                attempts.stream().map(attempt -> (long) attempt.attempt()).toList());
        node.put(
                "times",
                attempts.stream().map(attempt -> Micros.of(attempt.at())).toList());
        node.put(
                "statuses",
                attempts.stream()
                        .map(attempt -> attempt.status() == null ? (Long) NO_STATUS : (Long) (long) attempt.status())
                        .toList());
        node.put("millis", attempts.stream().map(Attempt::millis).toList());
        node.put(
                "errors",
                attempts.stream()
                        .map(attempt -> Objects.requireNonNullElse(attempt.error(), ""))
                        .toList());
        node.put(
                "answers",
                attempts.stream()
                        .map(attempt -> Objects.requireNonNullElse(attempt.answer(), ""))
                        .toList());
        return node;
    }

    /** The newest first. */
    static List<NumberedAttempt> attempts(Row node) {
        List<String> deliveries = node.textsOrEmpty("deliveries");
        List<Long> attempts = node.numbersOrEmpty("attempts");
        List<Long> times = node.numbersOrEmpty("times");
        List<Long> statuses = node.numbersOrEmpty("statuses");
        List<Long> millis = node.numbersOrEmpty("millis");
        List<String> errors = node.textsOrEmpty("errors");
        List<String> answers = node.textsOrEmpty("answers");
        long upto = node.number("upto");
        List<NumberedAttempt> page = new ArrayList<>();
        for (int place = deliveries.size() - 1; place >= 0; place--) {
            long status = statuses.get(place);
            String error = errors.get(place);
            String answer = answers.get(place);
            Attempt attempt = new Attempt(
                    deliveries.get(place),
                    attempts.get(place).intValue(),
                    Micros.instant(times.get(place)),
                    status == NO_STATUS ? null : (Integer) (int) status,
                    millis.get(place),
                    error.isEmpty() ? null : error,
                    answer.isEmpty() ? null : answer);
            page.add(new NumberedAttempt(upto - (deliveries.size() - 1 - place), attempt));
        }
        return page;
    }
}
