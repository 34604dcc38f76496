package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program of the distribution, in a process of its own. */
public final class DistributedProgram {

    private static final Path DISTRIBUTION = Path.of("target/kith").toAbsolutePath();

    private DistributedProgram() {}

    /** A process with the options of this JVM. */
    public static ProcessBuilder process(List<String> arguments) {
        return process(List.of(), Main.class, arguments);
    }

    /** @param more jars or folders between those of the program and those of Neo4j */
    static ProcessBuilder process(List<Path> more, Class<?> main, List<String> arguments) {
        List<String> classPath = new ArrayList<>();
        classPath.add(DISTRIBUTION + "/lib/*");
        more.forEach(each -> classPath.add(each.toAbsolutePath().toString()));
        classPath.add(DISTRIBUTION + "/neo4j/*");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
        words.addAll(arguments);
        return new ProcessBuilder(words);
    }

    /** A server that can be reached. */
    public static final class Server implements AutoCloseable {

        private static final Pattern ADDRESS = Pattern.compile("(http://\\S+)/api/v2");

        private final Process process;
        private final BufferedReader output;
        private final String address;

        private Server(Process process) throws IOException {
            this.process = process;
            this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            this.address = readAddress();
        }

        /** Returns when the server prints where it is reached. */
        public static Server start(ProcessBuilder builder) throws IOException {
            Process process = builder.redirectErrorStream(true).start();
            try {
                return new Server(process);
            } catch (IOException | RuntimeException | Error failure) {
                process.destroyForcibly();
                throw failure;
            }
        }

        private String readAddress() throws IOException {
            StringBuilder printed = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher found = ADDRESS.matcher(line);
                if (found.find()) {
                    return found.group(1);
                }
                printed.append(line).append('\n');
            }
            throw new AssertionError("The server stopped: " + printed);
        }

        public String address() {
            return address;
        }

        /** Ends the server as {@code kill -9} does. */
        public void kill() throws IOException {
            end(process.destroyForcibly());
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            end(process);
        }

        private void end(Process ending) throws IOException {
            try {
                assertThat(ending.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            output.close();
        }
    }
}
