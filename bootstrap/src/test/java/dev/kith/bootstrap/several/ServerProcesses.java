package dev.kith.bootstrap.several;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.graph.TcpPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A Neo4j and several servers as the sample starts them, each in a process of its own. */
final class ServerProcesses implements AutoCloseable {

    private static final Path SCRIPT = Path.of("../samples/several-servers/start");
    private static final Path PROGRAM = Path.of("target/kith/bin/kith").toAbsolutePath();
    private static final Pattern LINE = Pattern.compile("(neo4j|server) +(\\S+) +pid (\\d+)");
    private static final String LAST = "Stop all";

    private record Started(String kind, URI url, ProcessHandle process) {}

    private final Process script;
    private final BufferedReader output;
    private final List<Started> all = new ArrayList<>();

    private ServerProcesses(Process script) throws IOException {
        this.script = script;
        this.output = new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null && !line.contains(LAST); line = output.readLine()) {
            printed.append(line).append('\n');
            Matcher started = LINE.matcher(line);
            if (started.matches()) {
                all.add(new Started(
                        started.group(1),
                        URI.create(started.group(2)),
                        ProcessHandle.of(Long.parseLong(started.group(3))).orElseThrow()));
            }
        }
        if (!script.isAlive()) {
            throw new AssertionError("The servers have not started: " + printed);
        }
    }

    static ServerProcesses start(int servers, Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        SCRIPT.toString(),
                        "--servers",
                        Integer.toString(servers),
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(freePorts(servers)),
                        "--bolt-port",
                        Integer.toString(TcpPorts.findFree()))
                .redirectErrorStream(true);
        builder.environment().put("KITH", PROGRAM.toString());
        builder.environment().put("KITH_JAVA_HOME", System.getProperty("java.home"));
        // four programs start at once
        builder.environment().put("KITH_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        Process script = builder.start();
        try {
            return new ServerProcesses(script);
        } catch (IOException | RuntimeException | Error failure) {
            script.destroy();
            throw failure;
        }
    }

    /** The first of that many free ports in a row. */
    private static int freePorts(int count) {
        while (true) {
            int first = TcpPorts.findFree();
            try {
                IntStream.range(first, first + count)
                        .forEach(port -> TcpPorts.requireFree(TcpPorts.LOOPBACK, port, ""));
                return first;
            } catch (RuntimeException taken) {
                // another one
            }
        }
    }

    List<URI> servers() {
        return all.stream()
                .filter(each -> each.kind().equals("server"))
                .map(Started::url)
                .toList();
    }

    URI neo4j() {
        return all.getFirst().url();
    }

    /** Ends a server as {@code kill -9} does. */
    void kill(URI server) {
        all.stream()
                .filter(each -> each.url().equals(server))
                .forEach(each -> each.process().destroyForcibly());
    }

    /** Ends the script, which must end everything that it has started. */
    @Override
    public void close() throws IOException {
        script.destroy();
        try {
            assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        output.close();
        assertThat(all).noneMatch(each -> each.process().isAlive());
    }
}
