package dev.kith.neo4j.transport;

import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.EmbeddedNeo4j;
import dev.kith.neo4j.seam.NewGraph;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Starts Neo4j in this process from a folder of its own jars, in a class loader that shares nothing with ours but the seam. */
public final class InProcess {

    private InProcess() {}

    /**
     * Starts the server and waits until it answers.
     *
     * @param jars the folder of Neo4j's jars and our bridge
     * @param home where the server keeps its data and logs
     * @param settings Neo4j's settings by name
     * @throws IllegalStateException with a sentence for the operator when it cannot start
     */
    public static WatchedDatabase start(Path jars, Path home, Map<String, String> settings, String password, Duration readTimeout) {
        return among(jars, neo4j -> neo4j.start(home, settings, password, readTimeout));
    }

    /**
     * Writes a graph where no server was ever started, without one.
     *
     * @param jars the folder of Neo4j's jars and our bridge
     * @param home where the server will keep its data; not there yet
     * @param settings Neo4j's settings by name
     */
    public static void write(Path jars, Path home, Map<String, String> settings, NewGraph graph) {
        among(jars, neo4j -> {
            neo4j.write(home, settings, graph);
            return home;
        });
    }

    private static <T> T among(Path jars, Function<EmbeddedNeo4j, T> work) {
        ClassLoader loader = loader(jars);
        EmbeddedNeo4j neo4j = ServiceLoader.load(EmbeddedNeo4j.class, loader)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Neo4j in " + jars + "; build Kith again"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.apply(neo4j);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ClassLoader loader(Path folder) {
        try {
            return FolderLoader.of("neo4j", folder, new SeamOnly());
        } catch (IOException e) {
            throw new IllegalStateException("The folder of Neo4j's jars cannot be read: " + folder, e);
        }
    }

    /** Lets the JDK and the seam through, and nothing else of ours. */
    private static final class SeamOnly extends ClassLoader {

        private static final String SEAM = Database.class.getPackageName() + ".";

        SeamOnly() {
            super("seam", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SEAM)) {
                return Class.forName(name, false, Database.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
