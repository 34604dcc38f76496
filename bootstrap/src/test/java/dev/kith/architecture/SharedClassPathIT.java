package dev.kith.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kith's libraries and those of the embedded Neo4j share a class path, so a class in both must come from the same
 * version.
 */
final class SharedClassPathIT {

    private static final Path DISTRIBUTION = Path.of("target/kith");

    /** The two jars of a class that both have. */
    private record Duplicate(String ofKith, String ofNeo4j) {}

    @Test
    void a_class_of_both_comes_from_one_version() throws IOException {
        Map<String, String> ofKith = classes("lib");
        Map<String, String> ofNeo4j = classes("neo4j");
        assertThat(ofKith).containsKey("dev/kith/bootstrap/Main.class");
        assertThat(ofNeo4j).containsKey("dev/kith/neo4j/embedded/CommunityNeo4j.class");
        Set<Duplicate> differ = ofKith.keySet().stream()
                .filter(ofNeo4j::containsKey)
                .map(name -> new Duplicate(ofKith.get(name), ofNeo4j.get(name)))
                .filter(duplicate -> !duplicate.ofKith().equals(duplicate.ofNeo4j()))
                .collect(Collectors.toSet());
        assertThat(differ).isEmpty();
    }

    /** The jar of each class. */
    private static Map<String, String> classes(String folder) throws IOException {
        Map<String, String> jars = new HashMap<>();
        for (Path jar : jars(folder)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .filter(entry -> entry.getName().endsWith(".class")
                                && !entry.getName().endsWith("module-info.class"))
                        .forEach(entry ->
                                jars.put(entry.getName(), jar.getFileName().toString()));
            }
        }
        return jars;
    }

    private static List<Path> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve(folder))) {
            return files.toList();
        }
    }
}
