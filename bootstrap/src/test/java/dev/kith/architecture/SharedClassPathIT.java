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

/** Kith's libraries and those of the Neo4j inside share a class path, so what both bring is one and the same. */
final class SharedClassPathIT {

    private static final Path DISTRIBUTION = Path.of("target/kith");

    private record Twice(String kiths, String neo4js) {}

    @Test
    void what_both_bring_is_of_one_version() throws IOException {
        Map<String, String> kiths = classes("lib");
        Map<String, String> neo4js = classes("neo4j");
        assertThat(kiths).containsKey("dev/kith/bootstrap/Main.class");
        assertThat(neo4js).containsKey("dev/kith/neo4j/embedded/CommunityNeo4j.class");
        Set<Twice> differ = kiths.keySet().stream()
                .filter(neo4js::containsKey)
                .map(name -> new Twice(kiths.get(name), neo4js.get(name)))
                .filter(twice -> !twice.kiths().equals(twice.neo4js()))
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
