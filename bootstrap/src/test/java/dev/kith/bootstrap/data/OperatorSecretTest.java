package dev.kith.bootstrap.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Utf8Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorSecretTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_short_secret_is_refused_with_one_that_would_do() {
        assertThatThrownBy(() -> OperatorSecret.forTokens("x".repeat(31), data()))
                .isInstanceOf(CommandFailure.class)
                .satisfies(trouble -> {
                    Matcher offered = Pattern.compile("here is a fresh one: (\\S+)")
                            .matcher(String.valueOf(trouble.getMessage()));
                    assertThat(offered.find()).isTrue();
                    assertThat(OperatorSecret.forTokens(offered.group(1), data())
                                    .value())
                            .isEqualTo(offered.group(1));
                });
    }

    @Test
    void a_long_enough_one_is_taken_as_given() {
        OperatorSecret secret = OperatorSecret.forTokens("x".repeat(32), data());
        assertThat(secret.value()).isEqualTo("x".repeat(32));
        assertThat(folder.resolve("jwt-secret")).doesNotExist();
    }

    @Test
    void one_is_made_once_and_kept_for_the_owner_alone() throws IOException {
        OperatorSecret made = OperatorSecret.forTokens(null, data());
        OperatorSecret kept = OperatorSecret.forTokens(null, data());
        assertThat(made.isNew()).isTrue();
        assertThat(kept.isNew()).isFalse();
        assertThat(kept.value()).isEqualTo(made.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("jwt-secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_token_needs_a_secret_that_some_server_has() {
        assertThatThrownBy(() -> OperatorSecret.existingForTokens(null, data())).isInstanceOf(CommandFailure.class);
        assertThat(folder.resolve("jwt-secret")).doesNotExist();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_it() throws IOException {
        String secret = "x".repeat(32);
        Files.writeString(folder.resolve(DataDirectory.JWT_SECRET), "\ufeff" + secret + "\r\n");
        Files.writeString(folder.resolve(DataDirectory.NEO4J_PASSWORD), "\ufeff" + secret + "\r\n");
        assertThat(OperatorSecret.forTokens(null, data()).value()).isEqualTo(secret);
        assertThat(OperatorSecret.existingForTokens(null, data()).value()).isEqualTo(secret);
        assertThat(OperatorSecret.forNeo4j(data()).value()).isEqualTo(secret);
        assertThat(OperatorSecret.existingNeo4jPassword(data())).isEqualTo(secret);
    }

    @Test
    void a_file_that_is_not_a_short_text_of_utf_8_is_refused_with_the_reason() throws IOException {
        Path file = folder.resolve(DataDirectory.JWT_SECRET);
        byte[] random = new byte[48];
        Arrays.fill(random, (byte) 0xff);
        Files.write(file, random);
        assertThatThrownBy(() -> OperatorSecret.forTokens(null, data()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll(file.toString(), "not UTF-8");
        Files.writeString(file, "x".repeat(Utf8Text.MAX_BYTES + 1));
        assertThatThrownBy(() -> OperatorSecret.forTokens(null, data()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll(file.toString(), Utf8Text.MAX_BYTES + " bytes");
    }

    @Test
    void it_is_not_printed_by_accident() {
        assertThat(new OperatorSecret("word", null, false).toString()).doesNotContain("word");
    }

    @Test
    void a_held_directory_is_held_by_one() {
        DataDirectory.Lock hold = data().lock();
        assertThatThrownBy(() -> data().lock())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Another Kith");
        hold.close();
        data().lock().close();
    }

    private DataDirectory data() {
        return new DataDirectory(folder);
    }
}
