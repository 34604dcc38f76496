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
import dev.kith.bootstrap.journal.JournalCommand;
import dev.kith.bootstrap.key.KeyCommand;
import dev.kith.bootstrap.server.Neo4jCommand;
import dev.kith.bootstrap.server.ServeCommand;
import dev.kith.neo4j.spi.StatementFailed;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code kith}: reads the command line and runs a subcommand. */
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
            KeyCommand.class,
            DoctorCommand.class,
            JournalCommand.class,
            Neo4jCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "Shared options have one name in three places: the flag --bolt-port, the variable KITH_BOLT_PORT, the key bolt-port in the "
                    + "properties file of --config. A flag overrides a variable, and a variable overrides the file.",
            "Exit codes: 0: success; 1: failure, or a finding of the doctor; 2: usage error; 130: interrupted import."
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), writer(System.out), writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler((failure, _, parsed) -> printFailure(failure, err, isVerbose(parsed)));
        try {
            return line.setDefaultValueProvider(OptionSources.of(args, environment))
                    .execute(args);
        } catch (CommandFailure failure) {
            return printFailure(failure, err, List.of(args).contains("--verbose"));
        }
    }

    private static int execute(ParseResult parsed) {
        if (isVerbose(parsed)) {
            // logback.xml reads it when the first command logs
            System.setProperty("kith.log", "DEBUG");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static boolean isVerbose(ParseResult parsed) {
        CommandLine command = parsed.asCommandLineList().getLast();
        OptionSpec option = command.getCommandSpec().findOption("--verbose");
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    /** @return the exit code */
    private static int printFailure(Exception failure, PrintWriter err, boolean verbose) {
        switch (failure) {
            case CommandFailure expected -> err.println("kith: " + expected.getMessage());
            case IllegalStateException expected -> err.println("kith: " + expected.getMessage());
            case StatementFailed refused -> err.println("kith: The graph could not answer: " + refused.getMessage());
            default -> err.println("kith: Unexpected error (--verbose prints the stack trace): " + failure);
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof CommandFailure expected ? expected.exitCode() : 1;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kith " + (version == null ? "(from classes)" : version)};
        }
    }
}
