package dev.kith.bootstrap.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.TextFile;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsersFileTest {

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
                "+6,ada,member",
                "٥,ada,member",
                "9223372036854775807,ada,member",
            })
    void a_bad_user_is_reported_with_its_line(String line) throws IOException {
        UsersFile file = users("id,username,role\n2,first,member\n" + line + "\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(CommandFailure.class).hasMessageContaining("line 3:");
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void a_value_that_the_api_refuses_is_a_bad_line(String column, String value, String reason) throws IOException {
        UsersFile file = users("username," + column + "\nfirst,\nann," + value + "\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3:")
                .hasMessageContaining(reason);
    }

    private static Stream<Arguments> refusedValues() {
        return Stream.of(
                arguments("real_name", "A\0nn", "control character"),
                arguments("real_name", "\"A\nnn\"", "control character"),
                arguments("email", "foo@", "not an e-mail address"),
                arguments("email", "a@b@c.org", "not an e-mail address"),
                arguments("website", "javascript:alert(1)", "not an http or https address"),
                arguments("website", "example.org", "not an http or https address"),
                arguments("date_of_birth", "2999-01-01", "not between"),
                arguments("date_of_birth", "0999-12-31", "not between"),
                arguments("date_of_birth", "1990-02-30", "not a time"),
                arguments("date_joined", "1969-12-31", "not in the years"),
                arguments("uuid", "1-1-1-1-1", "not a UUID"),
                arguments("ext_id", "a\tb", "ext_id is not text of 1 to 255 bytes"),
                arguments("ext_id", "ä".repeat(128), "ext_id is not text of 1 to 255 bytes"),
                arguments("gender", "other gender", "not one of"));
    }

    @Test
    void a_bio_may_have_lines() throws IOException {
        assertThat(read(users("username,bio\nann,\"two\r\nlines\"\n"))
                        .getFirst()
                        .profile()
                        .bio())
                .isEqualTo("two\r\nlines");
    }

    @Test
    void a_date_may_be_a_time() throws IOException {
        NewUser ann = read(users("username,date_of_birth,date_joined\nann,1577934245,1577934245678\n"))
                .getFirst();
        assertThat(ann.profile().dateOfBirth()).isEqualTo(LocalDate.of(2020, 1, 2));
        assertThat(ann.joined()).isEqualTo(Instant.parse("2020-01-02T03:04:05.678Z"));
    }

    private List<NewUser> read(UsersFile file) {
        List<NewUser> users = new ArrayList<>();
        file.forEach(failing(), (user, _) -> users.add(user));
        return users;
    }

    private UsersFile users(String text) throws IOException {
        return new UsersFile(TextFile.of(Files.writeString(folder.resolve("users.csv"), text)), Clock.systemUTC());
    }

    private BadLines failing() {
        return new BadLines(false, new PrintWriter(err, true));
    }
}
