package dev.kith.bootstrap.commandline;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Gives the value of a shared option that no flag sets: the variable's, else the file's. */
public final class OptionSources implements IDefaultValueProvider {

    private static final String DEFAULT_FILE = "kith.properties";
    private static final String PREFIX = "KITH_";

    /** Read by the launcher, not by this program. */
    private static final Set<String> LAUNCHER_VARIABLES = Set.of("KITH_JAVA_HOME", "KITH_JAVA_OPTS");

    /** Read by the tests, not by this program. */
    private static final String TEST_PREFIX = "KITH_TEST_";

    private static final Set<String> KEYS =
            shared().map(OptionSources::key).collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> VARIABLES =
            KEYS.stream().map(OptionSources::variable).collect(Collectors.toCollection(TreeSet::new));

    private final Map<String, String> environment;
    private final Map<String, String> file;

    private OptionSources(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    static Stream<OptionSpec> shared() {
        return Stream.of(
                        new Options.Common(),
                        new Options.Data(),
                        new Options.Http(),
                        new Options.Neo4jPorts(),
                        new Options.Signing(),
                        new IssuerOptions(),
                        new Options.Mail(),
                        new Options.Attempts(),
                        new Options.RemoteNeo4j())
                .flatMap(options -> CommandSpec.forAnnotatedObject(options).options().stream());
    }

    /**
     * Finds and reads the file, before the command line itself is parsed.
     *
     * @throws CommandFailure where a variable or a key of the file is unknown, or the file cannot be read
     */
    public static OptionSources of(String[] args, Map<String, String> environment) {
        requireKnownVariables(environment);
        FileOptions options = new FileOptions();
        OptionSources variables = new OptionSources(environment, Map.of());
        try {
            var _ = new CommandLine(options)
                    .setDefaultValueProvider(variables)
                    .setUnmatchedArgumentsAllowed(true)
                    .parseArgs(args);
        } catch (ParameterException e) {
            // the command itself reports it, with its usage
            return variables;
        }
        if (options.config != null) {
            if (Files.notExists(options.config)) {
                throw CommandFailure.because(
                        "The file " + options.config + " does not exist; check the path given with --config");
            }
            return new OptionSources(environment, read(options.config, Set.of("config")));
        }
        Path file = options.data.resolve(DEFAULT_FILE);
        return new OptionSources(environment, Files.exists(file) ? read(file, Set.of("config", "data")) : Map.of());
    }

    /** The two options that say where the file is. */
    private static final class FileOptions {

        @Option(names = "--config")
        private @Nullable Path config;

        @Option(names = "--data")
        private Path data = new Options.Data().path;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !KEYS.contains(key(option))) {
            return null;
        }
        // a compose file sets a variable to nothing where the operator has not set it
        String value = environment.getOrDefault(variable(key(option)), "");
        return value.isEmpty() ? file.get(key(option)) : value;
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    static String variable(String key) {
        return PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static void requireKnownVariables(Map<String, String> environment) {
        List<String> problems = environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !name.startsWith(TEST_PREFIX)
                        && !LAUNCHER_VARIABLES.contains(name)
                        && !VARIABLES.contains(name))
                .sorted()
                .map(name -> "Unknown variable " + name + "; did you mean " + nearest(name, VARIABLES) + "?")
                .toList();
        failWith(problems);
    }

    /** @param misplaced keys that say where the file is, and so cannot be in it */
    private static Map<String, String> read(Path file, Set<String> misplaced) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Utf8Text.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.because("The file " + file + " has a malformed \\uXXXX escape; correct it", e);
        }
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!KEYS.contains(key)) {
                problems.add("Unknown key '" + key + "' in " + file + "; did you mean '" + nearest(key, KEYS) + "'?");
            } else if (misplaced.contains(key)) {
                problems.add("The key '" + key + "' cannot be in " + file + ": it says where that file is.");
            } else {
                values.put(key, properties.getProperty(key).strip());
            }
        }
        failWith(problems);
        return values;
    }

    private static void failWith(List<String> problems) {
        if (!problems.isEmpty()) {
            throw CommandFailure.usage(String.join(System.lineSeparator(), problems));
        }
    }

    private static String nearest(String name, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .min(Comparator.comparingInt(other -> distance.apply(name, other)))
                .orElseThrow();
    }
}
