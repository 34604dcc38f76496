package dev.kith.http.graph.explorer;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the page. They are read at their first request, because most servers are never asked for them. */
final class ExplorerFiles {

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** Every file that is served, and its media type. */
    private static final Map<String, String> TYPES = Map.of(
            "explorer.js", "text/javascript; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "swagger-ui.css", "text/css; charset=utf-8",
            "favicon-32x32.png", "image/png");

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    /** The media type of a file. Empty if there is no such file. */
    static Optional<MediaType> type(String name) {
        return Optional.ofNullable(TYPES.get(name)).map(MediaType::new);
    }

    /** @param name of a file with a type */
    byte[] content(String name) {
        return contents.computeIfAbsent(name, file -> read(path(file)));
    }

    private static String path(String name) {
        return name.equals("explorer.js") ? "/graph/explorer/explorer.js" : WEBJAR + version() + "/" + name;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream resource = open(WEBJAR_VERSION)) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String path) {
        try (InputStream resource = open(path)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(ExplorerFiles.class.getResourceAsStream(path), path);
    }
}
