package dev.kith.application.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.UserField;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Posts} keeps. */
public abstract class PostsContract extends ContentContract {

    private static final UserId UNKNOWN = new UserId(999_999);

    private Post write(UserId author, PostType type, Instant added) {
        return published(new NewPost(null, type, author, "", "text", Set.of(), added));
    }

    private Post published(NewPost post) {
        return ((PublishAnswer.Published) posts.add(post)).post();
    }

    private List<Post> feed(UserId author, @Nullable UserId viewer) {
        Page<Post> page = posts.feed(author, viewer, Offset.first(100));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items();
    }

    @Test
    void begins_empty() {
        assertThat(feed(person("ann"), null)).isEmpty();
        assertThat(feed(UNKNOWN, null)).isEmpty();
    }

    @Test
    void a_post_has_an_entry_in_the_journal_and_a_refused_one_has_none() {
        UserId ann = person("ann");
        long before = journal.newest().number();
        write(ann, PostType.POST, NOON);
        posts.add(new NewPost(null, PostType.POST, UNKNOWN, "", "text", Set.of(), NOON));

        assertThat(journal.after(before, 10))
                .extracting(JournalEntry::change)
                .containsExactly(new Change.UserUpdated(ann, Set.of(UserField.POSTS), ann));
    }

    @Test
    void every_field_is_read_back() {
        UserId ann = person("ann");
        Category chess = new Category(new CategoryId(5), "Chess & \u00c9checs", "chess");
        Category go = new Category(new CategoryId(2), "Go", "go");
        topics.keep(chess);
        topics.keep(go);
        String text = "<script>alert('x')</script>\n\t\uD83D\uDE80 $text `MATCH`";
        for (PostType type : PostType.values()) {
            Post post = published(new NewPost(null, type, ann, "A \"title\"", text, Set.of(chess.id(), go.id()), NOON));
            assertThat(post).isEqualTo(new Post(post.id(), type, ann, "A \"title\"", text, List.of(go, chess), NOON));
            assertThat(feed(ann, null)).contains(post);
        }
        Post longest = published(new NewPost(
                null,
                PostType.POST,
                ann,
                "x".repeat(Post.TITLE.max()),
                "\u00e9".repeat(Post.TEXT.max()),
                Set.of(),
                NOON));
        assertThat(feed(ann, null)).hasSize(4).contains(longest);
    }

    @Test
    void the_newest_come_first_and_ties_are_by_id_descending() {
        UserId ann = person("ann");
        Post old = write(ann, PostType.POST, NOON);
        Post newest = write(ann, PostType.STATUS, NOON.plusSeconds(2));
        Post same = write(ann, PostType.DISCUSSION, NOON);
        write(person("ben"), PostType.POST, NOON);

        assertThat(feed(ann, null)).containsExactly(newest, same, old);
    }

    @Test
    void counters_count_the_posts_of_each_type() {
        UserId ann = person("ann");
        write(ann, PostType.POST, NOON);
        write(ann, PostType.POST, NOON);
        write(ann, PostType.POST, NOON);
        write(ann, PostType.DISCUSSION, NOON);
        write(ann, PostType.DISCUSSION, NOON);
        write(ann, PostType.STATUS, NOON);

        UserCounters counters = users.summaries(List.of(ann)).getFirst().counters();
        assertThat(counters).isEqualTo(new UserCounters(0, 0, 0, 0, 0, 3, 2, 1, 0));
    }

    @Test
    void a_viewer_who_hides_the_author_sees_an_empty_feed() {
        UserId ann = person("ann");
        UserId ben = person("ben");
        Post post = write(ann, PostType.POST, NOON);
        hide(ben, ann);

        assertThat(feed(ann, ben)).isEmpty();
        assertThat(feed(ann, null)).containsExactly(post);
        assertThat(feed(ann, ann)).containsExactly(post);
    }

    @Test
    void the_posts_of_a_soft_deleted_user_stay_and_new_ones_are_refused() {
        UserId ann = person("ann");
        Post post = write(ann, PostType.POST, NOON);
        become(ann, UserStatus.SOFT_DELETED);

        assertThat(feed(ann, null)).containsExactly(post);
        assertThat(posts.add(new NewPost(null, PostType.POST, ann, "", "x", Set.of(), NOON)))
                .isEqualTo(new PublishAnswer.NoSuchAuthor());
        assertThat(posts.add(new NewPost(null, PostType.POST, UNKNOWN, "", "x", Set.of(), NOON)))
                .isEqualTo(new PublishAnswer.NoSuchAuthor());
        assertThat(feed(ann, null)).hasSize(1);
    }

    @Test
    void a_post_in_an_unknown_category_leaves_no_trace() {
        UserId ann = person("ann");
        topics.keep(new Category(new CategoryId(1), "Chess", "chess"));
        Set<CategoryId> wanted = Set.of(new CategoryId(1), new CategoryId(8), new CategoryId(9));

        assertThat(posts.add(new NewPost(null, PostType.POST, ann, "", "x", wanted, NOON)))
                .isEqualTo(new PublishAnswer.NoSuchCategories(
                        new TreeSet<>(Set.of(new CategoryId(8), new CategoryId(9)))));
        assertThat(feed(ann, null)).isEmpty();
    }

    @Test
    void an_id_is_never_used_twice() {
        UserId ann = person("ann");
        assertThat(published(new NewPost(new PostId(40), PostType.POST, ann, "", "x", Set.of(), NOON))
                        .id())
                .isEqualTo(new PostId(40));
        assertThat(posts.add(new NewPost(new PostId(40), PostType.STATUS, ann, "", "y", Set.of(), NOON)))
                .isEqualTo(new PublishAnswer.IdTaken());
        assertThat(write(ann, PostType.STATUS, NOON).id()).isEqualTo(new PostId(41));
        assertThat(published(new NewPost(new PostId(7), PostType.POST, ann, "", "x", Set.of(), NOON))
                        .id())
                .isEqualTo(new PostId(7));
        assertThat(write(ann, PostType.STATUS, NOON).id()).isEqualTo(new PostId(42));
    }

    @Test
    void twenty_posts_written_at_once_are_all_kept() {
        UserId ann = person("ann");
        List<Post> written = allAtOnce(20, number -> write(ann, PostType.STATUS, NOON));

        assertThat(written).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(feed(ann, null)).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void pages_of_any_size_joined_are_the_whole_list() {
        UserId ann = person("ann");
        Random random = new Random(seed());
        for (int i = 0; i < 23; i++) {
            write(ann, List.of(PostType.values()).get(random.nextInt(3)), NOON.plusSeconds(random.nextInt(5)));
        }
        List<Post> whole = feed(ann, null);
        assertThat(whole).hasSize(23).isSortedAccordingTo(Post.NEWEST_FIRST);
        for (int size = 1; size < 25; size += 3) {
            List<Post> glued = new ArrayList<>();
            for (int offset = 0; offset < 30; offset += size) {
                Page<Post> page = posts.feed(ann, null, new Offset(offset, size));
                assertThat(page.total()).isEqualTo(23);
                glued.addAll(page.items());
            }
            assertThat(glued).isEqualTo(whole);
        }
    }
}
