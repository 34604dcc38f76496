package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of README.md that open the graph run in their order on small files. One process of the distribution runs
 * them all, because the start of a process takes longer than all of them.
 */
final class ReadmeCommandsIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("\\s+#\\s.*$");
    private static final String PROGRAM = "./kith ";

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_that_opens_the_graph_succeeds() throws IOException, InterruptedException {
        try (OutputStream edges = new GZIPOutputStream(Files.newOutputStream(folder.resolve("edges.tsv.gz")))) {
            edges.write("1\t2\n2\t1\n3\t1\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("connections.csv"), "user,other,since\n1,2,2026-01-01T00:00:00Z\n");
        Files.writeString(folder.resolve("categories.csv"), "id,name\n1,Board Games\n");
        Files.writeString(folder.resolve("posts.csv"), "id,author,text,categories\n1,1,Hello,1\n");

        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
        run(commands);
    }

    private static List<String> commands() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(PROGRAM + "user create"))
                .flatMap(String::lines)
                .map(line -> COMMENT.matcher(line).replaceAll("").strip().substring(PROGRAM.length()))
                .toList();
    }

    /** Runs the commands in the folder. There is no terminal to ask for a password on. */
    private void run(List<String> commands) throws IOException, InterruptedException {
        List<String> withInput = commands.stream()
                .map(command -> command.replace("--password", "--password-stdin"))
                .toList();
        Path output = folder.resolve("output");
        Process program = DistributedProgram.process(List.of(Path.of("target/test-classes")), Commands.class, withInput)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream input = program.getOutputStream()) {
            input.write("Correct-horse-7\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(program.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains(withInput);
    }

    /** Runs each argument as a command, and ends the process with the first exit code that is not 0. */
    static final class Commands {

        private Commands() {}

        public static void main(String[] commands) {
            for (String command : commands) {
                System.out.println(command);
                int exitCode = Main.run(
                        command.split(" "),
                        System.getenv(),
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true));
                if (exitCode != 0) {
                    System.exit(exitCode);
                }
            }
            System.exit(0);
        }
    }
}
