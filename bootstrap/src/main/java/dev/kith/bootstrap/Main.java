package dev.kith.bootstrap;

import dev.kith.bootstrap.app.AppCommand;
import dev.kith.bootstrap.demo.DemoCommand;
import dev.kith.bootstrap.doctor.DoctorCommand;
import dev.kith.bootstrap.importing.ImportCommand;
import dev.kith.bootstrap.option.Sources;
import dev.kith.bootstrap.option.Trouble;
import dev.kith.bootstrap.serving.ServeCommand;
import dev.kith.bootstrap.token.TokenCommand;
import dev.kith.bootstrap.user.UserCommand;
import dev.kith.neo4j.seam.StatementFailed;
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
            DoctorCommand.class
        },
        footer = {
            "",
            "Shared options have one name in three places: the flag --bolt-port, the variable KITH_BOLT_PORT, the key bolt-port in the "
                    + "properties file of --config. A flag wins over a variable, a variable over the file.",
            "Exit codes: 0 done, 1 could not be done or something is off, 2 asked for wrongly."
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
            return line.setDefaultValueProvider(Sources.of(args, environment)).execute(args);
        } catch (Trouble trouble) {
            return told(trouble, err, verbose);
        }
    }

    private static int told(Exception failure, PrintWriter err, boolean verbose) {
        switch (failure) {
            case Trouble trouble -> err.println("kith: " + trouble.getMessage());
            case IllegalStateException sentence -> err.println("kith: " + sentence.getMessage());
            case StatementFailed refusal -> err.println("kith: The graph could not answer: " + refusal.getMessage());
            default -> err.println("kith: This should not have happened (--verbose shows where): " + failure);
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof Trouble trouble ? trouble.exitCode() : 1;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kith " + (version == null ? "(from classes)" : version)};
        }
    }
}
