package dev.kith.application.tie;

import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what is between many pairs of users, by one question to the store. */
public final class FindRelationships {

    /** What {@code from} is to {@code to}. The two may be the same user. */
    public record Question(UserId from, UserId to) {

        /** A pair that has the states of both accounts. */
        private Pair pair() {
            return from.equals(to) ? Pair.of(from, new UserId(from.value() == 1 ? 2 : 1)) : Pair.of(from, to);
        }
    }

    public sealed interface Answer {

        record Found(Relationship relationship) implements Answer {}

        /** The user is unknown or deleted. */
        record NoSuchUser(UserId user) implements Answer {}
    }

    private final Ties ties;

    public FindRelationships(Ties ties) {
        this.ties = ties;
    }

    /**
     * An answer to each question. Two of them may be of two moments.
     *
     * @param questions at most {@link Ties#MAX_PAIRS}
     * @param parts what is looked up; the rest of a relationship is empty
     */
    public Map<Question, Answer> handle(Set<Question> questions, Set<TiePart> parts) {
        Map<Pair, Tie> found =
                ties.between(questions.stream().map(Question::pair).collect(Collectors.toSet()), parts);
        return questions.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        question -> answer(question, Objects.requireNonNull(found.get(question.pair())))));
    }

    private static Answer answer(Question question, Tie tie) {
        if (tie.of(question.from()).standing() == AccountState.DELETED) {
            return new Answer.NoSuchUser(question.from());
        }
        if (question.from().equals(question.to())) {
            return new Answer.Found(Relationship.withOneself(question.from()));
        }
        return tie.of(question.to()).standing() == AccountState.DELETED
                ? new Answer.NoSuchUser(question.to())
                : new Answer.Found(Relationship.seenBy(question.from(), tie));
    }
}
