package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.tie.FindRelationships.Answer;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FindRelationshipsTest extends Contract {

    private static final UserId NOBODY = new UserId(99);

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private Map<Question, Answer> find(Set<TiePart> parts, Question... questions) {
        return new FindRelationships(ties).handle(Set.of(questions), parts);
    }

    @Test
    void every_question_has_its_answer() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        UserId carl = person("carl");
        users.edit(carl, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        follow(anna, ben, NOON);
        Tie tie = ties.between(Pair.of(anna, ben));

        assertThat(find(
                        Set.of(TiePart.values()),
                        new Question(anna, ben),
                        new Question(ben, anna),
                        new Question(anna, anna),
                        new Question(anna, NOBODY),
                        new Question(NOBODY, anna),
                        new Question(NOBODY, NOBODY),
                        new Question(carl, carl),
                        new Question(ben, carl)))
                .isEqualTo(Map.of(
                        new Question(anna, ben),
                        new Answer.Found(Relationship.seenBy(anna, tie)),
                        new Question(ben, anna),
                        new Answer.Found(Relationship.seenBy(ben, tie)),
                        new Question(anna, anna),
                        new Answer.Found(Relationship.withOneself(anna)),
                        new Question(anna, NOBODY),
                        new Answer.NoSuchUser(NOBODY),
                        new Question(NOBODY, anna),
                        new Answer.NoSuchUser(NOBODY),
                        new Question(NOBODY, NOBODY),
                        new Answer.NoSuchUser(NOBODY),
                        new Question(carl, carl),
                        new Answer.NoSuchUser(carl),
                        new Question(ben, carl),
                        new Answer.NoSuchUser(carl)));
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
                    .containsValue(new Answer.Found(Relationship.seenBy(
                            anna, ties.between(Pair.of(anna, ben)).only(Set.of(part)))));
        }
    }
}
