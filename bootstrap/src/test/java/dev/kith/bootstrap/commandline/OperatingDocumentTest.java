package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The table of options in docs/operating.md is the one that the program has. */
final class OperatingDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(--[a-z0-9-]+)` \\| `(KITH_[A-Z_0-9]+)` \\| (?:`([^`]*)`)? ?\\| .+ \\|$");

    @Test
    void every_option_is_in_the_table_with_its_names_and_its_default_and_nothing_else_is() throws IOException {
        String document = Files.readString(Path.of("../docs/operating.md"));
        assertThat(ROW.matcher(document).results().map(OperatingDocumentTest::row))
                .containsExactlyElementsOf(
                        OptionSources.shared().map(OperatingDocumentTest::row).toList());
    }

    private static String row(MatchResult row) {
        return row.group(1) + " " + row.group(2) + " " + (row.group(3) == null ? "" : row.group(3));
    }

    private static String row(OptionSpec option) {
        String flag = option.longestName();
        return flag + " " + OptionSources.variable(flag.substring(2)) + " " + worth(option.initialValue());
    }

    private static String worth(Object initial) {
        return switch (initial) {
            case null -> "";
            case Duration duration ->
                duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
            default -> initial.toString().toLowerCase(Locale.ROOT);
        };
    }
}
