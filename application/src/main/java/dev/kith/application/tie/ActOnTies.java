package dev.kith.application.tie;

import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Does many things about other users. Each operation has an answer, in the same order. */
public final class ActOnTies {

    private static final Predicate<TieAnswer> IS_DONE = TieAnswer.Done.class::isInstance;

    private final Ties ties;
    private final Clock clock;

    public ActOnTies(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    /**
     * Does what can be done. Operations of one pair are done in their order, others in any order. If the store fails,
     * some may have been done.
     *
     * @param operations at most {@link Ties#MAX_PAIRS}
     */
    public List<TieAnswer> doEach(List<TieOperation> operations) {
        return withSelfRelations(operations, ties.decideAll(rules(operations)));
    }

    /**
     * Does everything in one atomic step, or nothing if one answer is not {@link TieAnswer.Done}.
     *
     * @param operations at most {@link Ties#MAX_PAIRS}
     */
    public List<TieAnswer> doAllOrNothing(List<TieOperation> operations) {
        boolean canBeDone = operations.stream().noneMatch(TieOperation::isWithOneself);
        return withSelfRelations(
                operations, ties.decideTogether(rules(operations), answer -> canBeDone && IS_DONE.test(answer)));
    }

    private List<PairRule<TieAnswer>> rules(List<TieOperation> operations) {
        return operations.stream()
                .filter(operation -> !operation.isWithOneself())
                .map(operation -> operation.rule(clock))
                .toList();
    }

    private static List<TieAnswer> withSelfRelations(List<TieOperation> operations, List<TieAnswer> answers) {
        Iterator<TieAnswer> next = answers.iterator();
        List<TieAnswer> all = new ArrayList<>();
        for (TieOperation operation : operations) {
            all.add(operation.isWithOneself() ? new TieAnswer.Refused(Refusal.SELF) : next.next());
        }
        return all;
    }
}
