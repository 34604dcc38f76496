package dev.kith.bootstrap;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Each command in a {@code sh} block of README.md, CONTRIBUTING.md and docs is one that the program understands, or is
 * listed here with the reason why it is not run.
 */
final class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s.*$");
    private static final Pattern KITH = Pattern.compile("^(?:KITH_\\w+=(?:'[^']*'|\\S+) )*\\./kith(?: (.*))?$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** Commands of other programs, each with the reason why it is not run here. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            entry("./mvnw verify", "runs this test"),
            entry("./mvnw verify -DskipITs", "runs this test"),
            entry("./mvnw -pl domain -am test -Dtest=TieTest", "is part of ./mvnw verify"),
            entry("./mvnw -pl store-contracts -am test", "is part of ./mvnw verify"),
            entry("./mvnw -pl adapters-http -am test -Dtest='Follow*'", "is part of ./mvnw verify"),
            entry(
                    "./mvnw -pl adapters-neo4j/it -am verify -DskipUTs -Dit.test=Neo4jTiesIT",
                    "is part of ./mvnw verify"),
            entry("./mvnw -N verify -Pformat", "changes the files under test"),
            entry("./mvnw -q install -DskipTests -pl store-contracts -am", "changes the local Maven repository"),
            entry("./mvnw -f samples/own-store/pom.xml package", "is part of ./mvnw verify"),
            entry(
                    "cp samples/own-store/target/own-store.jar bootstrap/target/kith/lib/",
                    "OwnStoreIT puts the jar on the same class path"),
            entry("mkdir -p avatars && AVATARS_FOLDER=$PWD/avatars ./kith serve", "OwnStoreIT starts such a server"),
            entry("samples/several-servers/start --servers 3", "SeveralProcessesIT starts such servers"),
            entry(
                    "samples/several-servers/start --servers 2 --data kith-bench",
                    "SeveralProcessesIT starts such servers"),
            entry("apt install wrk", "changes the machine"),
            entry(
                    "./mvnw -Pjmh package -DskipTests -pl domain,application,adapters-neo4j/spi,adapters-neo4j/embedded,adapters-neo4j",
                    "measures for minutes"),
            entry(
                    "./mvnw dependency:copy -Dartifact=tools.profiler:jfr-converter:4.1 -DoutputDirectory=.",
                    "downloads a program"),
            entry(
                    "java -jar jfr-converter-4.1.jar -o html --simple --norm -X 'EPoll.wait|LinuxWatchService.*' load.jfr load.html",
                    "needs the program above and a profile"));

    /** A request, which RequestsDocumentTest of adapters-http sends. */
    private static final String REQUEST = "curl 'http://127.0.0.1:8080/";

    private record Command(Path file, String line) {
        @Override
        public String toString() {
            return ROOT.relativize(file) + ": " + line;
        }
    }

    private static List<Command> commands() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    // GuideTest of adapters-http runs it
                    .filter(file -> !file.endsWith("graph-api.md"))
                    .sorted()
                    .forEach(files::add);
        }
        List<Command> commands = new ArrayList<>();
        for (Path file : files) {
            BLOCK.matcher(Files.readString(file))
                    .results()
                    .flatMap(block -> block.group(1).lines())
                    .map(line -> COMMENT.matcher(line).replaceAll("").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> commands.add(new Command(file, line)));
        }
        return commands;
    }

    /** Parses a command of the program, without running it, and returns what is wrong with it. */
    private static Optional<String> misunderstood(String line) {
        Matcher matched = KITH.matcher(line);
        assertThat(matched.matches()).as(line).isTrue();
        String[] words = WORD.matcher(matched.group(1) == null ? "" : matched.group(1))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
        try {
            new CommandLine(Main.class).setAbbreviatedOptionsAllowed(false).parseArgs(words);
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void the_program_understands_every_command_of_its_own() throws IOException {
        List<Command> own = commands().stream()
                .filter(command -> KITH.matcher(command.line()).matches())
                .toList();
        assertThat(own).hasSizeGreaterThan(10);
        assertThat(own)
                .allSatisfy(command -> assertThat(misunderstood(command.line()))
                        .as("%s", command)
                        .isEmpty());
    }

    @Test
    void a_command_with_an_unknown_option_is_not_understood() {
        assertThat(misunderstood("./kith serve --prot 1")).isPresent();
        assertThat(misunderstood("./kith sreve")).isPresent();
    }

    @Test
    void every_other_command_has_a_reason_not_to_be_run() throws IOException {
        TreeSet<String> reasonless = new TreeSet<>();
        TreeSet<String> unused = new TreeSet<>(NOT_RUN.keySet());
        for (Command command : commands()) {
            boolean known =
                    KITH.matcher(command.line()).matches() || command.line().startsWith(REQUEST);
            if (!known && !NOT_RUN.containsKey(command.line())) {
                reasonless.add(command.toString());
            }
            unused.remove(command.line());
        }
        assertThat(reasonless)
                .as("commands that no test runs, without a reason")
                .isEmpty();
        assertThat(unused).as("reasons for commands that no document shows").isEmpty();
    }
}
