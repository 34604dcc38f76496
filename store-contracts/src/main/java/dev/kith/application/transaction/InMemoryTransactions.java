package dev.kith.application.transaction;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Requests with keys run one after the other. The stores in memory undo nothing. */
public final class InMemoryTransactions implements Transactions {

    private record Kept(String fingerprint, String text, Instant time) {}

    /** In the order in which they were kept. */
    private final Map<String, Kept> answers = new LinkedHashMap<>();

    @Override
    public <T> T together(Supplier<T> writes) {
        return writes.get();
    }

    @Override
    public synchronized Answer once(KeyedRequest request, Instant now, Supplier<String> writes) {
        Kept kept = answers.get(request.key());
        if (kept != null && kept.time.plus(LIFE).isAfter(now)) {
            return kept.fingerprint.equals(request.fingerprint())
                    ? new Answer.Repeated(kept.text)
                    : new Answer.OtherRequest();
        }
        String text = writes.get();
        answers.remove(request.key());
        answers.put(request.key(), new Kept(request.fingerprint(), text, now));
        return new Answer.First(text);
    }

    @Override
    public synchronized boolean forget(Instant since, long most) {
        answers.values().removeIf(kept -> !kept.time.isAfter(since));
        answers.keySet().stream()
                .limit(Math.max(0, answers.size() - most))
                .toList()
                .forEach(answers::remove);
        return false;
    }
}
