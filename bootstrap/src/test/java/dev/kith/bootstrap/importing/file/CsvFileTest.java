package dev.kith.bootstrap.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void columns_are_found_by_name_in_any_order() throws IOException {
        UsersFile file = users("""
                shoe_size,username,id,role,gender,date_of_birth,date_joined,real_name,email
                43,ada,7,admin,Female,1815-12-10,2020-01-02T03:04:05Z,"Lovelace, Ada",ada@example.org
                """);
        file.printIgnoredColumns(new PrintWriter(err, true));
        assertThat(err.toString()).contains("ignoring the columns shoe_size").hasLineCount(1);
        NewUser ada = read(file).getFirst();
        assertThat(ada.id()).isEqualTo(new UserId(7));
        assertThat(ada.role()).isEqualTo(Role.ADMIN);
        assertThat(ada.profile().realName()).isEqualTo("Lovelace, Ada");
        assertThat(ada.profile().gender()).isEqualTo(Gender.FEMALE);
        assertThat(ada.profile().dateOfBirth()).isEqualTo(LocalDate.of(1815, 12, 10));
        assertThat(ada.joined()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
        assertThat(ada.email()).isEqualTo("ada@example.org");
    }

    @Test
    void a_file_without_a_required_column_is_refused() throws IOException {
        UsersFile file = users("id,name\n1,ada\n");
        assertThatThrownBy(() -> file.printIgnoredColumns(new PrintWriter(err)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'username'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,ada,member",
                "0,ada,member",
                "1,a da,member",
                "1,,member",
                "1,ada,king",
                "2,first,member",
                "5,FIRST,member",
            })
    void a_bad_user_is_reported_with_its_line(String line) throws IOException {
        UsersFile file = users("id,username,role\n2,first,member\n" + line + "\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(CommandFailure.class).hasMessageContaining("line 3:");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-02T03:04:05Z,2020-01-02T03:04:05Z",
        "2020-01-02T03:04:05.123456+01:00,2020-01-02T02:04:05.123456Z",
        "2020-01-02 03:04:05,2020-01-02T03:04:05Z",
        "2020-01-02,2020-01-02T00:00:00Z"
    })
    void times_are_iso_8601(String written, String meant) {
        assertThat(CsvFile.time("since", written)).isEqualTo(Instant.parse(meant));
    }

    @Test
    void follows_may_have_a_time() throws IOException {
        FollowList list = new FollowList();
        FollowsFile file = follows("followee,follower,since\n1,2,1970-01-01T00:00:01Z\n1,3,\n4,4,\n");
        long selfFollows = file.readInto(list, failing());
        List<Long> times = new ArrayList<>();
        list.byPair(Set.of(), 0).forEach(pair -> times.add(pair.highSince()));
        assertThat(times).containsExactly(1_000_000L, 1L);
        assertThat(selfFollows).isEqualTo(1);
    }

    @Test
    void a_follow_of_an_unknown_user_is_reported_with_its_line() throws IOException {
        FollowsFile file = follows("follower,followee\n1,2\n1,3\n");
        assertThatThrownBy(() -> file.reportUnknownUsers(Set.of(3L), failing()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3: there is no user 3");
    }

    private List<NewUser> read(UsersFile file) {
        List<NewUser> users = new ArrayList<>();
        file.forEach(failing(), (user, _) -> users.add(user));
        return users;
    }

    private UsersFile users(String text) throws IOException {
        return new UsersFile(Files.writeString(folder.resolve("users.csv"), text), Clock.systemUTC());
    }

    private FollowsFile follows(String text) throws IOException {
        return new FollowsFile(Files.writeString(folder.resolve("follows.csv"), text));
    }

    private BadLines failing() {
        return new BadLines(false, new PrintWriter(err, true));
    }
}
