package dev.kith.application.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.application.operator.BlockUser;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Creating, editing, seeing and listing users. */
final class UserUseCasesTest extends Contract {

    private static final UUID CHOSEN = new UUID(1, 2);

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private CreateUserAnswer create(String name) {
        return new CreateUser(users, Clock.fixed(NOON, ZoneOffset.UTC), () -> CHOSEN)
                .handle(null, new Username(name), Profile.EMPTY.withBio("hello"), name + "@example.org", Role.EDITOR);
    }

    @Test
    void a_new_user_joins_now_under_the_next_id() {
        UserId before = person("before");
        UserId id = new UserId(before.value() + 1);

        assertThat(create("anna"))
                .isEqualTo(new CreateUserAnswer.Created(new User(
                        id,
                        CHOSEN,
                        new Username("anna"),
                        Profile.EMPTY.withBio("hello"),
                        "anna@example.org",
                        false,
                        null,
                        NOON,
                        Role.EDITOR,
                        UserStatus.APPROVED,
                        0,
                        null,
                        null)));
        assertThat(create("Anna")).isEqualTo(new CreateUserAnswer.UsernameTaken());
        assertThat(new GetUser(users).handle(id).orElseThrow().counters()).isEqualTo(UserCounters.NONE);
        assertThat(new GetUser(users).handle(new UserId(99))).isEmpty();
    }

    @Test
    void an_edit_changes_what_it_names_and_keeps_the_rest() {
        UserId anna = person("anna");
        person("ben");
        EditProfile edit = new EditProfile(users);
        edit.handle(anna, new EditProfile.Change(null, profile -> profile.withBio("bio")));

        assertThat(edit.handle(
                        anna, new EditProfile.Change(new Username("ann"), profile -> profile.withLocation("Rome"))))
                .isInstanceOf(EditUserAnswer.Edited.class);

        User edited = users.find(anna).orElseThrow();
        assertThat(edited.username()).isEqualTo(new Username("ann"));
        assertThat(edited.profile()).isEqualTo(Profile.EMPTY.withBio("bio").withLocation("Rome"));
        assertThat(edit.handle(anna, new EditProfile.Change(new Username("BEN"), profile -> profile.withBio("lost"))))
                .isEqualTo(new EditUserAnswer.UsernameTaken());
        assertThat(users.find(anna)).contains(edited);
        assertThat(edit.handle(new UserId(99), new EditProfile.Change(null, profile -> profile)))
                .isEqualTo(new EditUserAnswer.NoSuchUser());
    }

    @Test
    void only_the_user_themself_edits_their_profile() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        EditProfile edit = new EditProfile(users);

        assertThat(edit.handle(anna, anna, () -> new EditProfile.Change(null, profile -> profile.withBio("bio"))))
                .isEqualTo(new SelfAnswer.Granted<>(
                        new EditUserAnswer.Edited(users.find(anna).orElseThrow())));
        assertThat(edit.handle(anna, ben, UserUseCasesTest::unread)).isEqualTo(new SelfAnswer.NotSelf<>());
        assertThat(edit.handle(anna, new UserId(99), UserUseCasesTest::unread))
                .isEqualTo(new SelfAnswer.NoSuchUser<>());
        users.edit(ben, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));
        assertThat(edit.handle(anna, ben, UserUseCasesTest::unread)).isEqualTo(new SelfAnswer.NoSuchUser<>());
    }

    private static <T> T unread() {
        throw new AssertionError("the request was read before the caller was refused");
    }

    @Test
    void only_the_user_and_administrators_delete_a_user() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        DeleteUser delete = new DeleteUser(deletions, Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(delete.handle(ben, Role.EDITOR, anna, UserUseCasesTest::unread))
                .isEqualTo(new DeleteUserAnswer.Forbidden());
        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(UserStatus.APPROVED);
        assertThat(delete.handle(ben, Role.ADMIN, anna, () -> false)).isEqualTo(new DeleteUserAnswer.Deleted());
        assertThat(delete.handle(ben, Role.MEMBER, ben, () -> false)).isEqualTo(new DeleteUserAnswer.Deleted());
    }

    @Test
    void a_community_for_members_shows_users_to_members_only() {
        UserId anna = person("anna");
        ShowUser open = new ShowUser(new Community(CommunityMode.FOLLOW, true, Mutuality.NONE));
        ShowUser closed = new ShowUser(new Community(CommunityMode.FOLLOW, false, Mutuality.NONE));
        GetUser getUser = new GetUser(users);
        ShowUser.Answer found = new ShowUser.Answer.Found(getUser.handle(anna).orElseThrow());

        assertThat(open.handle(null, () -> getUser.handle(anna))).isEqualTo(found);
        assertThat(open.handle(null, () -> getUser.handle(new UserId(99)))).isEqualTo(new ShowUser.Answer.NoSuchUser());
        assertThat(closed.handle(null, () -> {
                    throw new AssertionError("looked up for a stranger");
                }))
                .isEqualTo(new ShowUser.Answer.ContentClosed());
        assertThat(closed.handle(anna, () -> getUser.handle(anna))).isEqualTo(found);
    }

    @Test
    void a_list_has_a_summary_for_each_and_counts_them_all() {
        List<UserId> all = people(3);
        follow(all.get(0), all.get(1), NOON);

        Page<UserSummary> page = new ListUsers(users).handle(UserQuery.everyone(null, new Offset(1, 1)));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items()).singleElement().satisfies(summary -> {
            assertThat(summary.user().id()).isEqualTo(all.get(1));
            assertThat(summary.counters().followers()).isEqualTo(1);
        });
    }

    @Test
    void a_block_can_be_lifted_and_a_deleted_user_stays_deleted() {
        UserId anna = person("anna");
        BlockUser block = new BlockUser(users);

        assertThat(block.handle(anna, UserStatus.BLOCKED)).contains(UserStatus.BLOCKED);
        assertThat(block.handle(anna, UserStatus.BLOCKED)).contains(UserStatus.BLOCKED);
        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(UserStatus.BLOCKED);
        assertThat(block.handle(anna, UserStatus.APPROVED)).contains(UserStatus.APPROVED);
        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(UserStatus.APPROVED);
        assertThat(block.handle(new UserId(99), UserStatus.BLOCKED)).isEmpty();
        users.edit(anna, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        assertThat(block.handle(anna, UserStatus.APPROVED)).contains(UserStatus.SOFT_DELETED);
        assertThat(users.find(anna).orElseThrow().deleted()).isEqualTo(NOON);
    }
}
