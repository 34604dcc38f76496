package dev.kith.application.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever keeps tags and categories promises. */
public abstract class TopicsContract extends ContentContract {

    private static final UserId NO_ONE = new UserId(999_999);
    private static final TagId VIP = new TagId(7);
    private static final CategoryId CHESS = new CategoryId(3);

    private static Tag tag(long id, boolean visible, boolean active, boolean deleted) {
        return new Tag(
                new TagId(id), Tag.Type.USER, "t" + id, "what it \"is\"", "#1a2B3c", visible, active, deleted, NOON);
    }

    private long categories(UserId user) {
        return users.summaries(List.of(user)).getFirst().counters().categories();
    }

    @Test
    void begins_empty_and_what_is_not_there_changes_nothing() {
        UserId ann = person("ann");
        topics.tag(ann, VIP);
        topics.untag(ann, VIP);
        topics.follow(ann, CHESS, NOON);
        topics.unfollow(ann, CHESS);
        topics.keep(tag(7, true, true, false));
        topics.keep(new Category(CHESS, "Chess", "chess"));
        topics.tag(NO_ONE, VIP);
        topics.follow(NO_ONE, CHESS, NOON);

        assertThat(topics.tagsOf(ann)).isEmpty();
        assertThat(topics.tagsOf(NO_ONE)).isEmpty();
        assertThat(categories(ann)).isZero();
    }

    @Test
    void a_user_shows_the_tags_that_everyone_may_see() {
        UserId ann = person("ann");
        List<Tag> all = List.of(
                tag(9, true, true, false),
                tag(2, true, true, false),
                tag(3, false, true, false),
                tag(4, true, false, false),
                tag(5, true, true, true));
        for (Tag tag : all) {
            topics.keep(tag);
            topics.tag(ann, tag.id());
            topics.tag(ann, tag.id());
        }
        assertThat(topics.tagsOf(ann)).containsExactly(all.get(1), all.get(0));
        assertThat(users.summaries(List.of(ann)).getFirst().tags()).containsExactly(all.get(1), all.get(0));
        topics.untag(ann, new TagId(2));
        assertThat(users.summaries(List.of(ann)).getFirst().tags()).containsExactly(all.get(0));
    }

    @Test
    void every_type_is_kept_and_a_tag_kept_again_stays_where_it_hangs() {
        UserId ann = person("ann");
        topics.keep(tag(7, true, true, false));
        topics.tag(ann, VIP);
        for (Tag.Type type : Tag.Type.values()) {
            Tag renamed = new Tag(VIP, type, "renamed", "", "#000", true, true, false, NOON.plusSeconds(1));
            topics.keep(renamed);
            assertThat(topics.tagsOf(ann)).containsExactly(renamed);
        }
    }

    @Test
    void followed_categories_are_counted_once_each() {
        UserId ann = person("ann");
        topics.keep(new Category(CHESS, "Chess", "chess"));
        topics.keep(new Category(new CategoryId(4), "Go", "go"));
        topics.follow(ann, CHESS, NOON);
        topics.follow(ann, CHESS, NOON.plusSeconds(1));
        topics.follow(ann, new CategoryId(4), NOON);
        assertThat(categories(ann)).isEqualTo(2);
        topics.keep(new Category(CHESS, "Chess!", "chess"));
        assertThat(categories(ann)).isEqualTo(2);
        topics.unfollow(ann, CHESS);
        topics.unfollow(ann, CHESS);
        assertThat(categories(ann)).isEqualTo(1);
    }

    @Test
    void of_twenty_follows_at_once_one_is_counted() {
        UserId ann = person("ann");
        topics.keep(new Category(CHESS, "Chess", "chess"));
        topics.keep(tag(7, true, true, false));
        allAtOnce(20, number -> {
            topics.follow(ann, CHESS, NOON);
            topics.tag(ann, VIP);
            return number;
        });
        assertThat(categories(ann)).isEqualTo(1);
        assertThat(topics.tagsOf(ann)).hasSize(1);
    }

    @Test
    void of_one_type_no_two_tags_have_one_name() {
        Tag first = named(1, Tag.Type.USER, "vip");
        assertThat(topics.keep(first)).isEqualTo(SaveTagAnswer.KEPT);
        assertThat(topics.keep(named(2, Tag.Type.USER, "vip"))).isEqualTo(SaveTagAnswer.NAME_TAKEN);
        assertThat(topics.keep(named(2, Tag.Type.CONTRIBUTION, "vip"))).isEqualTo(SaveTagAnswer.KEPT);
        assertThat(topics.keep(first)).isEqualTo(SaveTagAnswer.KEPT);
        assertThat(topics.keep(named(2, Tag.Type.USER, "vip")))
                .as("neither under an id it has")
                .isEqualTo(SaveTagAnswer.NAME_TAKEN);
        UserId ada = person("ada");
        topics.tag(ada, new TagId(1));
        topics.tag(ada, new TagId(2));
        assertThat(topics.tagsOf(ada)).containsExactly(first, named(2, Tag.Type.CONTRIBUTION, "vip"));
        assertThat(topics.keep(named(1, Tag.Type.USER, "was_vip"))).isEqualTo(SaveTagAnswer.KEPT);
        assertThat(topics.keep(named(2, Tag.Type.USER, "vip")))
                .as("a name that was given up")
                .isEqualTo(SaveTagAnswer.KEPT);
    }

    @Test
    void of_twenty_tags_that_want_one_name_at_once_one_gets_it() {
        var answers = allAtOnce(20, number -> topics.keep(named(1 + number, Tag.Type.USER, "vip")));
        assertThat(answers).filteredOn(SaveTagAnswer.KEPT::equals).hasSize(1);
        assertThat(answers).filteredOn(SaveTagAnswer.NAME_TAKEN::equals).hasSize(19);
    }

    private static Tag named(long id, Tag.Type type, String name) {
        return new Tag(new TagId(id), type, name, "", "#fff", true, true, false, NOON);
    }
}
