package dev.kith.bootstrap.journal;

import dev.kith.application.journal.Journal;
import dev.kith.application.journal.ReadJournal;
import dev.kith.application.journal.ReadJournal.Answer;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.neo4j.journal.Neo4jJournal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "journal",
        description = {
            "Prints the changes of follows, connections, hides and users, in the order in which they were made.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
public final class JournalCommand implements Callable<Integer> {

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Begin after this entry, such as 184467-7f3a91c2 (default: the oldest entry).")
    private JournalPosition after = JournalPosition.START;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            converter = LimitConverter.class,
            description = "Print at most this many entries, up to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class PositionConverter implements ITypeConverter<JournalPosition> {

        @Override
        public JournalPosition convert(String text) {
            return JournalPosition.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no position in the journal, like 184467-7f3a91c2"));
        }
    }

    static final class LimitConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            try {
                int limit = Integer.parseInt(text);
                if (limit >= 1 && limit <= Journal.MAX_LIMIT) {
                    return limit;
                }
            } catch (NumberFormatException noNumber) {
                // as a number out of range
            }
            throw new TypeConversionException("'" + text + "' is no number from 1 to " + Journal.MAX_LIMIT);
        }
    }

    @Override
    public Integer call() {
        try (Graph graph = location.openExisting()) {
            switch (new ReadJournal(new Neo4jJournal(graph.database())).handle(after, limit)) {
                case Answer.Found(List<JournalEntry> entries) -> print(entries);
                case Answer.Expired(long oldest) ->
                    throw CommandFailure.because("The entries after " + after + " are no longer kept. The oldest is "
                            + oldest + "; leave out --after to begin there");
                case Answer.Restarted(JournalPosition newest) ->
                    throw CommandFailure.because("The journal has no entry " + after
                            + ": the graph was restored from a backup, or it is another graph. The newest entry is "
                            + newest);
            }
            return 0;
        }
    }

    private void print(List<JournalEntry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(
                    Map.of("entries", entries.stream().map(EntryFields::of).toList())));
        } else if (entries.isEmpty()) {
            out.println("There are no entries.");
        } else {
            entries.forEach(entry -> out.println(line(EntryFields.of(entry))));
        }
    }

    private static String line(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> switch (field.getKey()) {
                    case "id", "type", "at" -> String.valueOf(field.getValue());
                    default -> field.getKey() + "=" + field.getValue();
                })
                .collect(Collectors.joining("  "));
    }
}
