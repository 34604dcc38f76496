package dev.kith.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Contract;
import dev.kith.application.transaction.Transactions.Answer;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Transactions} keeps. */
public abstract class TransactionsContract extends Contract {

    private static final KeyedRequest REQUEST = new KeyedRequest("key", "print");

    private Transactions transactions;

    /** The store under test, over the same community as the others. */
    protected abstract Transactions transactions();

    @Override
    @BeforeEach
    protected void openStores() {
        super.openStores();
        transactions = transactions();
    }

    private boolean follows(UserId follower, UserId followee) {
        return ties.between(Pair.of(follower, followee)).of(follower).follows() != null;
    }

    private String followed(UserId follower, UserId followee) {
        return ties.decide(Pair.of(follower, followee), tie -> FollowRules.follow(tie, follower, NOON))
                .toString();
    }

    @Test
    void writes_of_several_ports_are_stored_together() {
        List<UserId> both = transactions.together(() -> {
            List<UserId> created = people(2);
            assertThat(followed(created.getFirst(), created.getLast())).isEqualTo("Followed[]");
            assertThat(followed(created.getFirst(), created.getLast())).isEqualTo("AlreadyFollowing[]");
            return created;
        });
        assertThat(follows(both.getFirst(), both.getLast())).isTrue();
        assertThat(both).allSatisfy(id -> assertThat(users.find(id)).isPresent());
        assertThat(journal.after(0, 10)).extracting(JournalEntry::change).hasSize(3);
    }

    @Test
    void a_transaction_in_a_transaction_is_part_of_it() {
        List<UserId> both = people(2);
        assertThat(transactions.together(() -> transactions.together(() -> followed(both.getFirst(), both.getLast()))))
                .isEqualTo("Followed[]");
        assertThat(follows(both.getFirst(), both.getLast())).isTrue();
    }

    @Test
    void a_request_is_done_once_and_its_answer_is_repeated() {
        List<UserId> both = people(2);
        AtomicInteger runs = new AtomicInteger();
        for (Answer expected : List.of(new Answer.First("1"), new Answer.Repeated("1"), new Answer.Repeated("1"))) {
            assertThat(transactions.once(REQUEST, NOON, () -> {
                        followed(both.getFirst(), both.getLast());
                        return Integer.toString(runs.incrementAndGet());
                    }))
                    .isEqualTo(expected);
        }
        assertThat(runs).hasValue(1);
        assertThat(follows(both.getFirst(), both.getLast())).isTrue();
    }

    @Test
    void a_key_belongs_to_one_request() {
        transactions.once(REQUEST, NOON, () -> "one");
        assertThat(transactions.once(new KeyedRequest("key", "another"), NOON, () -> "two"))
                .isEqualTo(new Answer.OtherRequest());
        assertThat(transactions.once(new KeyedRequest("another", "print"), NOON, () -> "three"))
                .isEqualTo(new Answer.First("three"));
        assertThat(transactions.once(REQUEST, NOON, () -> "four")).isEqualTo(new Answer.Repeated("one"));
    }

    @Test
    void nothing_is_kept_if_the_writes_throw() {
        assertThatThrownBy(() -> transactions.once(REQUEST, NOON, () -> {
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");
        assertThat(transactions.once(REQUEST, NOON, () -> "done")).isEqualTo(new Answer.First("done"));
    }

    @Test
    void an_answer_is_kept_for_its_life() {
        Instant end = NOON.plus(Transactions.LIFE);
        transactions.once(REQUEST, NOON, () -> "one");
        assertThat(transactions.once(REQUEST, end.minusMillis(1), () -> "two")).isEqualTo(new Answer.Repeated("one"));
        KeyedRequest later = new KeyedRequest("key", "of another request");
        assertThat(transactions.once(later, end, () -> "three")).isEqualTo(new Answer.First("three"));
        assertThat(transactions.once(later, end.plusSeconds(1), () -> "four")).isEqualTo(new Answer.Repeated("three"));
    }

    @Test
    void of_twenty_at_once_one_does_the_request() {
        List<UserId> both = people(2);
        List<Answer> answers = allAtOnce(
                20,
                number -> transactions.once(REQUEST, NOON, () -> {
                    boolean isNew = followed(both.getFirst(), both.getLast()).equals("Followed[]");
                    return "done by " + number + (isNew ? " for the first time" : "");
                }));
        assertThat(answers)
                .filteredOn(Answer.First.class::isInstance)
                .singleElement()
                .satisfies(first -> {
                    String text = ((Answer.First) first).text();
                    assertThat(text).endsWith(" for the first time");
                    assertThat(answers)
                            .filteredOn(new Answer.Repeated(text)::equals)
                            .hasSize(19);
                });
    }

    @Test
    void requests_with_keys_and_without_work_side_by_side() {
        List<UserId> all = people(12);
        allAtOnce(24, number -> {
            UserId from = all.get(number % 12);
            UserId to = all.get((number * 5 + 1) % 12);
            if (!from.equals(to)) {
                if (number % 2 == 0) {
                    transactions.once(new KeyedRequest("key " + number, "p"), NOON, () -> followed(from, to));
                } else {
                    followed(from, to);
                }
            }
            return number;
        });
        for (int number = 0; number < 24; number++) {
            UserId from = all.get(number % 12);
            UserId to = all.get((number * 5 + 1) % 12);
            assertThat(from.equals(to) || follows(from, to)).isTrue();
        }
    }

    @Test
    void old_answers_are_forgotten_and_of_too_many_the_oldest() {
        List<KeyedRequest> requests = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            requests.add(new KeyedRequest("key " + number, "print"));
            transactions.once(requests.get(number), NOON.plusSeconds(number), () -> "done");
        }
        transactions.forget(NOON.minusSeconds(1), 10);
        assertThat(kept(requests)).isEqualTo(10);
        transactions.forget(NOON.plusSeconds(2), 10);
        assertThat(kept(requests)).isEqualTo(7);
        transactions.forget(NOON, 3);
        assertThat(kept(requests)).isEqualTo(3);
        assertThat(isKept(requests.get(9))).isTrue();
        transactions.forget(NOON, 0);
        assertThat(kept(requests)).isZero();
    }

    private long kept(List<KeyedRequest> requests) {
        return requests.stream().filter(this::isKept).count();
    }

    /** Asks without a trace. */
    private boolean isKept(KeyedRequest request) {
        try {
            return transactions.once(request, NOON.plusSeconds(9), () -> {
                        throw new UnsupportedOperationException();
                    })
                    instanceof Answer.Repeated;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
