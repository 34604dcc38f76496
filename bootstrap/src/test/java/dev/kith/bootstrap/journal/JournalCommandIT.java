package dev.kith.bootstrap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on the command line, with the entries of the commands. */
final class JournalCommandIT {

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    private String journal(int exitCode, String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "journal";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--data";
        all[words.length + 2] = folder.resolve("data").toString();
        assertThat(kith.run(all)).as(kith.err()).isEqualTo(exitCode);
        return exitCode == 0 ? kith.out() : kith.err();
    }

    @Test
    void the_journal_tells_what_the_commands_changed() throws IOException {
        String data = folder.resolve("data").toString();
        assertThat(kith.run("user", "create", "--username", "ada", "--id", "7", "--data", data))
                .isZero();
        assertThat(kith.run("user", "block", "--user", "7", "--data", data)).isZero();
        Path edges = Files.writeString(folder.resolve("edges.txt"), "1 2\n");
        assertThat(kith.run("import", "--edges", edges.toString(), "--data", data))
                .isZero();

        String printed = journal(0);
        assertThat(printed.lines().map(line -> line.replaceAll("^\\S+  \\S+  ", "")))
                .containsExactly(
                        "user.created  user=7  origin=kith",
                        "user.updated  user=7  fields=[status]  origin=kith",
                        "graph.reset  reason=import  origin=kith",
                        "graph.reset  reason=import  origin=kith");
        Matcher positions = Pattern.compile("(?m)^(\\d+)-([0-9a-f]{8}) ").matcher(printed);
        assertThat(positions.results().map(found -> found.group(1))).containsExactly("1", "2", "3", "4");
        String second = printed.lines().toList().get(1).split(" ")[0];
        assertThat(journal(0, "--after", second, "--limit", "1", "--json"))
                .contains("{\"entries\":[{\"id\":\"3-")
                .contains("\"type\":\"graph.reset\",\"reason\":\"import\"")
                .doesNotContain("\"4-");
        assertThat(journal(1, "--after", "2-00000000")).contains("restored from a backup");
        assertThat(journal(2, "--after", "2")).contains("'2' is no position in the journal");
        assertThat(journal(2, "--limit", "1001")).contains("no number from 1 to 1000");
    }
}
