package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.tie.FindRelationships.Answer;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FindRelationshipsTest extends Contract {

    private static final UserId NOBODY = new UserId(99);

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private List<Answer> find(Set<TiePart> parts, Question... questions) {
        return new FindRelationships(ties).handle(List.of(questions), parts);
    }

    @Test
    void every_question_has_its_answer_in_its_place() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        UserId carl = person("carl");
        users.edit(carl, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        follow(anna, ben, NOON);
        Answer fromAnna = new Answer.Found(Relationship.seenBy(anna, ties.between(Pair.of(anna, ben))));

        assertThat(find(
                        Set.of(TiePart.values()),
                        new Question(anna, ben),
                        new Question(ben, anna),
                        new Question(anna, ben),
                        new Question(anna, anna),
                        new Question(anna, NOBODY),
                        new Question(NOBODY, anna),
                        new Question(NOBODY, NOBODY),
                        new Question(carl, carl),
                        new Question(ben, carl)))
                .containsExactly(
                        fromAnna,
                        new Answer.Found(Relationship.seenBy(ben, ties.between(Pair.of(anna, ben)))),
                        fromAnna,
                        new Answer.Found(Relationship.withOneself(anna)),
                        new Answer.NoSuchUser(NOBODY),
                        new Answer.NoSuchUser(NOBODY),
                        new Answer.NoSuchUser(NOBODY),
                        new Answer.NoSuchUser(carl),
                        new Answer.NoSuchUser(carl));
        assertThat(find(Set.of(TiePart.values()))).isEmpty();
    }

    @Test
    void only_the_parts_that_are_asked_for_are_looked_up() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        follow(anna, ben, NOON);
        connect(anna, ben, NOON);
        hide(ben, anna);

        for (TiePart part : TiePart.values()) {
            assertThat(find(Set.of(part), new Question(anna, ben)))
                    .containsExactly(new Answer.Found(Relationship.seenBy(
                            anna, ties.between(Pair.of(anna, ben)).only(Set.of(part)))));
        }
    }
}
