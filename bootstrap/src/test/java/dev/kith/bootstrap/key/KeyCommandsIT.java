package dev.kith.bootstrap.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.DistributedProgram;
import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.RunningServer;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.domain.key.KeyText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about keys, while a server in another process uses the data directory. */
final class KeyCommandsIT {

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();
    private final HttpClient http = HttpClient.newHttpClient();

    private DistributedProgram.Server serve(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "serve",
                "--data",
                folder.toString(),
                "--port",
                Integer.toString(TcpPorts.findFree()),
                "--bolt-port",
                "0",
                "--browser-port",
                "0"));
        words.addAll(List.of(more));
        return DistributedProgram.Server.start(DistributedProgram.process(words));
    }

    private int run(Path data, String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        return kith.run(all);
    }

    private KeyText printedKey() {
        Matcher printed = Pattern.compile("kith_sk_[0-9A-Za-z]+_[0-9A-Za-z]+_[0-9A-Za-z]+")
                .matcher(kith.out());
        assertThat(printed.find()).as(kith.out() + kith.err()).isTrue();
        return KeyText.parse(printed.group()).orElseThrow();
    }

    private int whoami(String server, KeyText key) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(server + "/graph/v1/whoami"))
                                .header("Authorization", "Bearer " + key.text())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private boolean isRefusedWithinFiveSeconds(String server, KeyText key) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            if (whoami(server, key) == 401) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** What a command prints, with digits for what differs from one run to another. */
    private String form() {
        return kith.out()
                .replaceAll("kith_sk_\\w+", "KEY")
                .replaceAll("\\b[0-9A-Za-z]{12}\\b", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME");
    }

    @Test
    void the_commands_go_to_the_server_and_print_the_same_as_without_it() throws Exception {
        List<String> printed = new ArrayList<>();
        KeyText key;
        String list;
        try (DistributedProgram.Server server = serve()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server"))))
                    .isEqualTo("rw-------");
            assertThat(run(folder, "key", "list")).as(kith.err()).isZero();
            printed.add(form());
            assertThat(run(folder, "key", "create", "--name", "b\u00e9", "--scope", "graph.ties", "--expires", "9d"))
                    .isZero();
            printed.add(form());
            key = printedKey();
            assertThat(whoami(server.address(), key)).isEqualTo(200);
            assertThat(run(folder, "key", "rotate", key.id().value(), "--overlap", "1h"))
                    .isZero();
            printed.add(form());
            KeyText second = printedKey();
            assertThat(whoami(server.address(), second)).isEqualTo(200);
            assertThat(whoami(server.address(), key)).isEqualTo(200);
            assertThat(run(folder, "key", "create", "--name", "other", "--scope", "graph", "--json"))
                    .isZero();
            printed.add(form());
            assertThat(run(folder, "key", "revoke", key.id().value())).isZero();
            printed.add(form());
            assertThat(isRefusedWithinFiveSeconds(server.address(), second)).isTrue();
            assertThat(isRefusedWithinFiveSeconds(server.address(), key)).isTrue();
            for (String step : List.of("rotate", "revoke")) {
                assertThat(run(folder, "key", step, "000000000000")).isEqualTo(1);
                assertThat(kith.err()).contains("There is no key with the id 000000000000");
            }
            assertThat(run(folder, "key", "rotate", key.id().value())).isEqualTo(1);
            assertThat(kith.err()).contains("is revoked; create another one");
            assertThat(run(folder, "key", "list", "--json")).isZero();
            printed.add(form());
            assertThat(run(folder, "key", "list")).isZero();
            list = kith.out();
        }
        assertThat(folder.resolve("server")).doesNotExist();
        assertThat(run(folder, "key", "list")).isZero();
        assertThat(kith.out()).isEqualTo(list);

        Path other = folder.resolve("other");
        List<String> expected = new ArrayList<>();
        assertThat(run(other, "key", "create", "--name", "b\u00e9", "--scope", "graph.ties", "--expires", "9d"))
                .isZero();
        expected.add(form());
        KeyText offline = printedKey();
        assertThat(run(other, "key", "rotate", offline.id().value(), "--overlap", "1h"))
                .isZero();
        expected.add(form());
        assertThat(run(other, "key", "create", "--name", "other", "--scope", "graph", "--json"))
                .isZero();
        expected.add(form());
        assertThat(run(other, "key", "revoke", offline.id().value())).isZero();
        expected.add(form());
        assertThat(printed.getFirst()).isEqualTo("There are no keys.\n");
        assertThat(printed.subList(1, 5)).isEqualTo(expected);
        assertThat(printed.getLast()).contains("\"revoked\":\"TIME\"", "\"used\":\"TIME\"");
    }

    @Test
    void what_a_killed_server_left_does_not_matter() throws Exception {
        DistributedProgram.Server server = serve();
        assertThat(run(folder, "key", "create", "--name", "x", "--scope", "graph"))
                .isZero();
        KeyText key = printedKey();
        server.kill();
        assertThat(folder.resolve("server")).exists();
        assertThat(run(folder, "key", "list")).as(kith.err()).isZero();
        assertThat(kith.out()).contains(key.id().value());
        assertThat(folder.resolve("server")).doesNotExist();
    }

    @Test
    void the_server_of_another_directory_refuses_the_command() throws Exception {
        try (DistributedProgram.Server server = serve()) {
            DataDirectory other = new DataDirectory(folder.resolve("other"));
            try (DataDirectory.Lock _ = other.lock()) {
                new RunningServer(URI.create(server.address()), "x".repeat(43)).write(other);
                assertThat(run(other.path(), "key", "create", "--name", "x", "--scope", "graph"))
                        .isEqualTo(1);
                assertThat(kith.err()).contains(server.address() + " refuses the command with status 401");
            }
            assertThat(run(folder, "key", "list")).isZero();
            assertThat(kith.out()).isEqualTo("There are no keys.\n");
        }
    }

    @Test
    void a_directory_that_is_in_use_without_a_server_is_named() throws IOException {
        DataDirectory data = new DataDirectory(folder);
        Files.writeString(folder.resolve("server"), "http://127.0.0.1:1\nx\n");
        try (DataDirectory.Lock _ = data.lock()) {
            assertThat(run(folder, "key", "create", "--name", "x", "--scope", "graph"))
                    .isEqualTo(1);
            assertThat(kith.err()).contains("Another Kith is using the data directory");
            String closed = "http://127.0.0.1:" + TcpPorts.findFree();
            new RunningServer(URI.create(closed), "x".repeat(43)).write(data);
            assertThat(run(folder, "key", "list")).isEqualTo(1);
            assertThat(kith.err()).contains("does not answer at " + closed);
            Files.writeString(folder.resolve("server"), "");
            assertThat(run(folder, "key", "list")).isEqualTo(1);
            assertThat(kith.err()).contains("is empty; restart the server");
        }
    }

    @Test
    void a_server_without_the_graph_api_has_no_keys() throws Exception {
        try (DistributedProgram.Server _ = serve("--graph", "false")) {
            assertThat(run(folder, "key", "list")).isEqualTo(1);
            assertThat(kith.err()).contains("runs with --graph false", "start it without this option");
        }
    }
}
