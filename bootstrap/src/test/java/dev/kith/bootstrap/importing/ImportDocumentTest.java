package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the table of columns in docs/operating.md, and the help of the options, to the importers. */
final class ImportDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/operating.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(--[a-z]+)` \\| (`[a-z_`, ]+`) \\| (`[a-z_`, ]+`)? ?\\|$");
    private static final Pattern REFUSAL = Pattern.compile(
            "it needs a header row with the columns ([a-z_, ]+?)(?: \\(optional: ([a-z_, ]+)\\))?, separated by commas");

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    @Test
    void the_columns_of_every_file_are_those_of_its_importer() throws IOException {
        List<MatchResult> rows =
                ROW.matcher(Files.readString(DOCUMENT)).results().toList();
        assertThat(rows).extracting(row -> row.group(1)).isEqualTo(csvOptions());
        String empty = Files.createFile(folder.resolve("empty.csv")).toString();
        for (MatchResult row : rows) {
            assertThat(kith.run("import", row.group(1), empty)).isEqualTo(1);
            Matcher refusal = REFUSAL.matcher(kith.err());
            assertThat(refusal.find()).as(kith.err()).isTrue();
            assertThat(columns(row.group(2))).as(row.group(1)).isEqualTo(columns(refusal.group(1)));
            assertThat(columns(row.group(3))).as(row.group(1)).isEqualTo(columns(refusal.group(2)));
            String help = String.join(" ", option(row.group(1)).description());
            assertThat(columns(refusal.group(1)))
                    .allSatisfy(column -> assertThat(help).contains(column));
            assertThat(columns(refusal.group(2)))
                    .allSatisfy(column -> assertThat(help).contains(column));
        }
    }

    private static List<String> columns(String list) {
        return list == null ? List.of() : List.of(list.replace("`", "").split(", "));
    }

    private static List<String> csvOptions() {
        return new CommandLine(new ImportCommand())
                .getCommandSpec().options().stream()
                        .filter(option -> String.join(" ", option.description()).startsWith("CSV of "))
                        .map(OptionSpec::longestName)
                        .toList();
    }

    private static OptionSpec option(String name) {
        return new CommandLine(new ImportCommand()).getCommandSpec().findOption(name);
    }
}
