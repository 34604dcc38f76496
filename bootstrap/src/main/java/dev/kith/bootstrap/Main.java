package dev.kith.bootstrap;

import dev.kith.bootstrap.admin.AppCommand;
import dev.kith.bootstrap.admin.DoctorCommand;
import dev.kith.bootstrap.admin.TokenCommand;
import dev.kith.bootstrap.admin.UserCommand;
import dev.kith.bootstrap.bench.BenchCommand;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.OptionSources;
import dev.kith.bootstrap.demo.DemoCommand;
import dev.kith.bootstrap.importing.ImportCommand;
import dev.kith.bootstrap.server.ServeCommand;
import dev.kith.neo4j.spi.StatementFailed;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command {@code kith}. */
@Command(
        name = "kith",
        synopsisSubcommandLabel = "COMMAND",
        description = "A self-hosted social-graph server: who follows whom, mutuals first.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            TokenCommand.class,
            UserCommand.class,
            AppCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "Shared options have one name in three places: the flag --bolt-port, the variable KITH_BOLT_PORT, the key bolt-port in the "
                    + "properties file of --config. A flag wins over a variable, a variable over the file.",
            "Exit codes: 0 done, 1 could not be done or something is off, 2 asked for wrongly, 130 an import that was interrupted."
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), printing(System.out), printing(System.err)));
    }

    private static PrintWriter printing(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        boolean verbose = List.of(args).contains("--verbose") || "true".equals(environment.get("KITH_VERBOSE"));
        if (verbose) {
            System.setProperty("kith.log", "DEBUG");
        }
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((failure, _, _) -> told(failure, err, verbose));
        try {
            return line.setDefaultValueProvider(OptionSources.of(args, environment))
                    .execute(args);
        } catch (CommandFailure trouble) {
            return told(trouble, err, verbose);
        }
    }

    private static int told(Exception failure, PrintWriter err, boolean verbose) {
        switch (failure) {
            case CommandFailure trouble -> err.println("kith: " + trouble.getMessage());
            case IllegalStateException sentence -> err.println("kith: " + sentence.getMessage());
            case StatementFailed refusal -> err.println("kith: The graph could not answer: " + refusal.getMessage());
            default -> err.println("kith: This should not have happened (--verbose shows where): " + failure);
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof CommandFailure trouble ? trouble.exitCode() : 1;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kith " + (version == null ? "(from classes)" : version)};
        }
    }
}
