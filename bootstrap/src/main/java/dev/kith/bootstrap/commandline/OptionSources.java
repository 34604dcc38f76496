package dev.kith.bootstrap.commandline;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Answers what an option is worth when no flag says it: the environment first, then the file. */
public final class OptionSources implements IDefaultValueProvider {

    private static final String DEFAULT_FILE = "kith.properties";

    /** What may stand in the environment: every shared option. */
    private static final Set<String> VARIABLES =
            shared().map(OptionSources::key).collect(Collectors.toCollection(TreeSet::new));

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
                        new Options.Mail(),
                        new Options.AttemptLimits(),
                        new Options.RemoteNeo4j())
                .flatMap(options -> CommandSpec.forAnnotatedObject(options).options().stream());
    }

    /** Finds the file by what the flags and the environment say of it, before the command line proper is parsed. */
    public static OptionSources of(String[] args, Map<String, String> environment) {
        Where where = new Where();
        var _ = new CommandLine(where)
                .setDefaultValueProvider(new OptionSources(environment, Map.of()))
                .setUnmatchedArgumentsAllowed(true)
                .parseArgs(args);
        if (where.config != null) {
            return new OptionSources(environment, read(where.config, Set.of("config")));
        }
        Path beside = where.data.resolve(DEFAULT_FILE);
        return new OptionSources(environment, Files.exists(beside) ? read(beside, Set.of("config", "data")) : Map.of());
    }

    private static final class Where {

        @Option(names = "--config")
        private @Nullable Path config;

        @Option(names = "--data")
        private Path data = new Options.Data().path;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !VARIABLES.contains(key(option))) {
            return null;
        }
        // an empty variable is how a container says that there is none
        String variable = environment.getOrDefault(variable(key(option)), "");
        return variable.isEmpty() ? file.get(key(option)) : variable;
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    static String variable(String key) {
        return "KITH_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> read(Path file, Set<String> misplaced) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailure.because("The file " + file + " cannot be read; check the path given with --config", e);
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (!VARIABLES.contains(key)) {
                throw CommandFailure.usage(
                        "Unknown key '" + key + "' in " + file + "; the keys are " + String.join(", ", VARIABLES));
            }
            if (misplaced.contains(key)) {
                throw CommandFailure.usage(
                        "The key '" + key + "' cannot stand in " + file + ": it decides where that file is");
            }
            values.put(key, properties.getProperty(key).strip());
        }
        return values;
    }
}
