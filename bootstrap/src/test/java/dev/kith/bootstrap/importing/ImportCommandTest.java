package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    @Test
    void an_import_of_bad_lines_only_writes_nothing_and_ends_with_exit_code_1() throws IOException {
        String users = file("users.csv", "id,username\n\u0665,ann\n9223372036854775807,max\n");
        String edges = file("edges.tsv", "# a comment\n1,2\n");
        assertThat(run("--users", users, "--edges", edges, "--on-error", "skip"))
                .isEqualTo(1);
        assertThat(kith.err())
                .contains("users.csv, line 2: id '\u0665' is not an id", "users.csv, line 3: ", "edges.tsv, line 2: ")
                .endsWith("Nothing was written, because every line is bad.\n");
        assertThat(kith.out()).contains("3 bad lines");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_bad_line_of_any_file_fails_before_anything_is_written() throws IOException {
        String users = file("users.csv", "id,username\n1,ann\n");
        String follows = file("follows.csv", "follower,followee,since\n1,2,+300000-01-01T00:00:00Z\n");
        assertThat(run("--users", users, "--follows", follows)).isEqualTo(1);
        assertThat(kith.err()).contains("follows.csv, line 2: since").doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_compressed_file_and_a_file_of_one_line_are_refused() throws IOException {
        Path zst = Files.write(folder.resolve("users.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
        assertThat(run("--users", zst.toString())).isEqualTo(1);
        assertThat(kith.err()).contains("users.zst is compressed by zstd");
        assertThat(run("--follows", file("follows.csv", "1,2"))).isEqualTo(1);
        assertThat(kith.err()).contains("it needs a header row with the columns follower, followee (optional: since)");
    }

    private int run(String... files) {
        String[] all = new String[files.length + 3];
        all[0] = "import";
        all[1] = "--data";
        all[2] = folder.resolve("data").toString();
        System.arraycopy(files, 0, all, 3, files.length);
        return kith.run(all);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
