package dev.kith.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of a distribution, and the command of the repository, with a JDK that only prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    private static final Path LAUNCHER = Path.of("src/main/launcher/kith");
    private static final Path COMMAND = Path.of("../kith");

    @TempDir
    Path folder = Path.of("");

    private Path jdk = Path.of("");
    private Path launcher = Path.of("");

    private record Run(int code, List<String> out, String err) {}

    @BeforeEach
    void a_distribution_and_a_jdk() throws IOException {
        folder = folder.toRealPath();
        jdk = jdk("jdk", "25.0.1");
        launcher = copy(LAUNCHER, folder.resolve("distribution/bin/kith"));
    }

    @Test
    void only_the_subcommand_import_gets_the_large_heap() throws Exception {
        assertThat(launch("serve").out()).contains("-Xmn80m", "-Xms160m");
        assertThat(launch("import", "--edges", "x").out()).doesNotContain("-Xmn80m");
        assertThat(launch("serve", "--data", "import").out()).contains("-Xmn80m", "-Xms160m");
        assertThat(launch("token", "--user", "import").out()).contains("-Xmn80m", "-Xms160m");
    }

    @Test
    void arguments_reach_the_program_as_they_are() throws Exception {
        assertThat(launch("import", "--users", "a file.csv", "*", "").out())
                .endsWith("dev.kith.bootstrap.Main", "import", "--users", "a file.csv", "*", "");
    }

    @Test
    void the_class_path_is_the_distribution_also_through_symbolic_links() throws Exception {
        Path distribution = folder.resolve("distribution");
        assertThat(launch("serve").out()).contains(distribution + "/lib/*:" + distribution + "/neo4j/*");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("distribution/bin/kith"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link-to-link"), link);
        assertThat(run(linkToLink, Map.of(), "serve").out())
                .contains(distribution + "/lib/*:" + distribution + "/neo4j/*");
    }

    @Test
    void the_aot_cache_is_used_where_there_is_one_and_a_graph_is_opened() throws Exception {
        String option = "-XX:AOTCache=" + folder.resolve("distribution/kith.aot");
        assertThat(launch("serve").out()).doesNotContain(option);
        Files.createFile(folder.resolve("distribution/kith.aot"));
        assertThat(launch("serve").out()).contains(option);
        assertThat(launch("import").out()).contains(option);
        assertThat(launch("token", "--user", "1").out()).doesNotContain(option);
        assertThat(launch("--version").out()).doesNotContain(option);
    }

    @Test
    void what_the_program_writes_is_for_its_owner_alone() throws Exception {
        for (String command : List.of("serve", "import", "demo", "user")) {
            launch(command);
            assertThat(Files.readString(jdk.resolve("umask")).strip())
                    .as(command)
                    .endsWith("077");
            Files.delete(jdk.resolve("umask"));
        }
    }

    @Test
    void options_of_the_operator_come_after_those_of_the_launcher() throws Exception {
        List<String> arguments =
                run(launcher, Map.of("KITH_JAVA_OPTS", "-Xmx4g -Dx=y"), "serve").out();
        assertThat(arguments).contains("-Xmx4g", "-Dx=y");
        assertThat(arguments.indexOf("-Xmx4g"))
                .isGreaterThan(arguments.indexOf("-Xmn80m"))
                .isLessThan(arguments.indexOf("-cp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.0.2", "8"})
    void an_old_jdk_is_an_error_that_says_what_to_do(String version) throws Exception {
        Run run = run(launcher, Map.of("KITH_JAVA_HOME", jdk("old", version).toString()), "serve");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("KITH_JAVA_HOME=").contains("is not a JDK 25 or newer");
    }

    @Test
    void a_directory_without_a_jdk_is_an_error_that_says_what_to_do() throws Exception {
        Run run = run(launcher, Map.of("KITH_JAVA_HOME", folder.toString()), "serve");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("KITH_JAVA_HOME=" + folder);
    }

    @Test
    void java_home_is_used_where_it_fits() throws Exception {
        assertThat(run(launcher, Map.of("KITH_JAVA_HOME", "", "JAVA_HOME", jdk.toString()), "--java-home")
                        .out())
                .containsExactly(jdk.toString());
    }

    @Test
    void the_repository_builds_and_trains_once_and_then_only_starts() throws Exception {
        Path repository = repository("cp bootstrap/src/main/launcher/kith bootstrap/target/kith/bin/kith");
        Run first = run(repository.resolve("kith"), Map.of("KITH_NEO4J", "bolt://127.0.0.1:1"), "token", "--user", "1");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("Building Kith");
        assertThat(first.out()).endsWith("dev.kith.bootstrap.Main", "token", "--user", "1");
        List<String> training = Files.readAllLines(repository.resolve("bootstrap/target/training/log"));
        assertThat(training).contains("serve", "--train", "-Xmx512m", "KITH_NEO4J=");

        Run second = run(repository.resolve("kith"), Map.of(), "serve");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).endsWith("dev.kith.bootstrap.Main", "serve");

        Files.writeString(repository.resolve("pom.xml"), "changed");
        Files.setLastModifiedTime(
                repository.resolve("pom.xml"), FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        assertThat(run(repository.resolve("kith"), Map.of(), "serve").err()).contains("Building Kith");
    }

    @Test
    void a_failed_build_starts_nothing_and_is_tried_again() throws Exception {
        Path repository = repository("exit 1");
        for (int attempt = 0; attempt < 2; attempt++) {
            Run run = run(repository.resolve("kith"), Map.of(), "serve");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("the build failed");
        }
        assertThat(repository.resolve("bootstrap/target/build-lock")).doesNotExist();
    }

    /** @param build what its {@code mvnw} does */
    private Path repository(String build) throws IOException {
        Path repository = folder.resolve("repository");
        copy(COMMAND, repository.resolve("kith"));
        copy(LAUNCHER, repository.resolve("bootstrap/src/main/launcher/kith"));
        script(repository.resolve("mvnw"), "mkdir -p bootstrap/target/kith/bin\n" + build);
        return repository;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        script(home.resolve("bin/java"), """
                umask > '%s'
                case " $* " in *" --train "*) echo "KITH_NEO4J=${KITH_NEO4J:-}" ;; esac
                printf '%%s\\n' "$@"
                """.formatted(home.resolve("umask")));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        return to;
    }

    private Run launch(String... arguments) throws Exception {
        return run(launcher, Map.of(), arguments);
    }

    private Run run(Path program, Map<String, String> environment, String... arguments) throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList());
        builder.environment().put("KITH_JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Run(code, out.lines().toList(), Files.readString(err));
    }
}
