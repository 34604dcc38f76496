package dev.kith.application.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The laws that every store of {@link AudiencePages} keeps. Its pages keep the laws of {@link Audiences}, and what they
 * show is what the other stores return.
 */
public abstract class AudiencePagesContract extends AudiencesContract {

    /** A page is read in one of them after the other. */
    private static final List<@Nullable CommunityMode> MODES =
            Arrays.asList(null, CommunityMode.FOLLOW, CommunityMode.FRIENDSHIP);

    private int asked;

    /** Reads lists alone. */
    private Audiences separate;

    private AudiencePages pages;

    /** The store under test, over the same community as the others. */
    protected abstract AudiencePages pages(Audiences audiences, Users users, Ties ties);

    @Override
    @BeforeEach
    protected void openStores() {
        super.openStores();
        separate = audiences;
        pages = pages(audiences, users, ties);
        audiences = new PagesAsAudiences();
    }

    /** Compares what each page shows with what the other stores return. */
    private final class PagesAsAudiences implements Audiences {

        @Override
        public Page<AudienceEntry> page(AudienceQuery query) {
            CommunityMode mode = MODES.get(asked++ % MODES.size());
            AudiencePage read = pages.read(query, mode);
            assertThat(read.subject()).isEqualTo(users.find(query.subject()).orElse(null));
            List<AudiencePage.Listed> listed = read.page().items();
            List<UserId> ids = listed.stream().map(each -> each.entry().user()).toList();
            assertThat(listed).extracting(AudiencePage.Listed::summary).isEqualTo(users.summaries(ids));
            UserId viewer = query.viewer();
            Map<UserId, Relation> relations =
                    viewer == null || mode == null ? Map.of() : ties.relations(viewer, ids, mode);
            assertThat(listed)
                    .extracting(AudiencePage.Listed::relation)
                    .isEqualTo(ids.stream()
                            .map(id -> relations.getOrDefault(id, Relation.NONE))
                            .toList());
            return read.page().map(AudiencePage.Listed::entry);
        }

        @Override
        public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
            return separate.knownFollowers(viewer, subject, most);
        }
    }

    private AudiencePage followers(UserId subject, Offset offset) {
        return pages.read(
                new AudienceQuery(subject, AudienceKind.FOLLOWERS, Mutuality.RECIPROCAL, null, null, offset), null);
    }

    @Test
    void a_page_has_its_subject_even_if_the_subject_is_soft_deleted_and_unless_it_is_unknown() {
        UserId anna = person("anna");
        assertThat(followers(anna, Offset.first(1)))
                .isEqualTo(new AudiencePage(users.find(anna).orElseThrow(), new Page<>(0, List.of())));
        users.edit(anna, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        assertThat(followers(anna, Offset.first(1)).subject())
                .isEqualTo(users.find(anna).orElseThrow());
        users.edit(anna, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));
        assertThat(followers(anna, Offset.first(1))).isEqualTo(AudiencePage.OF_NO_USER);
        assertThat(followers(new UserId(99), Offset.first(1))).isEqualTo(AudiencePage.OF_NO_USER);
    }

    /** A list of more users than fit on one page is read in another way than a shorter one. */
    @Test
    void pages_of_a_long_list_are_the_whole_list() {
        List<UserId> all = people(115);
        UserId star = all.getFirst();
        for (int number = 1; number < all.size(); number++) {
            follow(all.get(number), star, NOON.plusSeconds(number / 3));
            if (number % 4 == 0) {
                follow(star, all.get(number), NOON);
            }
        }
        hide(all.get(1), all.get(60));
        for (@Nullable UserId viewer : Arrays.asList(null, all.get(1), star)) {
            for (Mutuality mutuality : Mutuality.values()) {
                for (@Nullable Boolean only : Arrays.asList(null, true, false)) {
                    assertWalks(
                            new AudienceQuery(star, AudienceKind.FOLLOWERS, mutuality, only, viewer, Offset.first(37)));
                }
            }
        }
    }

    private void assertWalks(AudienceQuery query) {
        List<AudienceEntry> expected = new ArrayList<>();
        Page<AudienceEntry> page;
        do {
            page = separate.page(at(query, new Offset(expected.size(), Position.MAX_LIMIT)));
            expected.addAll(page.items());
        } while (!page.items().isEmpty());

        int limit = query.position().limit();
        List<AudienceEntry> byOffset = new ArrayList<>();
        List<AudienceEntry> byCursor = new ArrayList<>();
        Position position = query.position();
        while (byOffset.size() < expected.size()) {
            Page<AudienceEntry> read = audiences.page(at(query, new Offset(byOffset.size(), limit)));
            assertThat(read.total()).as("%s", query).isEqualTo(page.total());
            assertThat(read.items()).as("%s", query).isNotEmpty();
            byOffset.addAll(read.items());
            byCursor.addAll(audiences.page(at(query, position)).items());
            position = new Position.After(byCursor.getLast().cursor(), limit);
        }
        assertThat(byOffset).as("%s", query).isEqualTo(expected);
        assertThat(byCursor).as("%s", query).isEqualTo(expected);
    }

    private static AudienceQuery at(AudienceQuery query, Position position) {
        return new AudienceQuery(
                query.subject(), query.kind(), query.mutuality(), query.only(), query.viewer(), position);
    }
}
