package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the table of options in docs/operating.md to the options of the program. */
final class OperatingDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/operating.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(--[a-z0-9-]+)` \\| `(KITH_[A-Z_0-9]+)` \\| (?:`([^`]*)`)? ?\\| .+ \\|$");

    @Test
    void every_option_is_in_the_table_with_its_names_and_its_default_and_nothing_else_is() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(OperatingDocumentTest::row)
                .toList();
        List<String> options =
                OptionSources.shared().map(OperatingDocumentTest::row).toList();
        assertThat(differences(rows, options)).isEmpty();
        assertThat(rows).as("the order of the options in docs/operating.md").containsExactlyElementsOf(options);
    }

    @Test
    void every_event_of_the_audit_log_is_in_the_document() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (AuditLog.Event event : AuditLog.Event.values()) {
            assertThat(document).contains("`" + event.name().toLowerCase(Locale.ROOT) + "`");
        }
    }

    private static List<String> differences(List<String> rows, List<String> options) {
        List<String> differences = new ArrayList<>();
        options.stream()
                .filter(option -> !rows.contains(option))
                .forEach(option -> differences.add("docs/operating.md lacks the row " + option + " … |"));
        rows.stream()
                .filter(row -> !options.contains(row))
                .forEach(row -> differences.add("docs/operating.md has a row that is no option: " + row + " … |"));
        return differences;
    }

    private static String row(MatchResult row) {
        return row(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3));
    }

    private static String row(OptionSpec option) {
        String flag = option.longestName();
        return row(flag, OptionSources.variable(flag.substring(2)), defaultValue(option.initialValue()));
    }

    private static String row(String flag, String variable, String defaultValue) {
        return "| `" + flag + "` | `" + variable + "` | " + (defaultValue.isEmpty() ? "" : "`" + defaultValue + "`")
                + " |";
    }

    private static String defaultValue(Object initial) {
        return switch (initial) {
            case null -> "";
            case Duration duration ->
                duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
            default -> initial.toString().toLowerCase(Locale.ROOT);
        };
    }
}
