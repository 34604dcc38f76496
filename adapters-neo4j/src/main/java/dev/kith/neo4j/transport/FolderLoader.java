package dev.kith.neo4j.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads from a folder of jars, knowing which of them have a package. {@link java.net.URLClassLoader} asks one jar after the other; of the more than
 * two hundred of Neo4j that took a quarter of the time it needs to start.
 */
final class FolderLoader extends SecureClassLoader {

    static {
        registerAsParallelCapable();
    }

    private record Jar(JarFile file, CodeSource source) {}

    private final Map<String, List<Jar>> jars;

    private FolderLoader(String name, ClassLoader parent, Map<String, List<Jar>> jars) {
        super(name, parent);
        this.jars = jars;
    }

    static FolderLoader of(String name, Path folder, ClassLoader parent) throws IOException {
        Map<String, List<Jar>> jars = new HashMap<>();
        for (Path path : jarsIn(folder)) {
            JarFile file = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            Jar jar = new Jar(file, new CodeSource(path.toUri().toURL(), (Certificate[]) null));
            folders(file).forEach(inside -> jars.computeIfAbsent(inside, _ -> new ArrayList<>(1)).add(jar));
        }
        return new FolderLoader(name, parent, jars);
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static Set<String> folders(JarFile file) {
        try (Stream<JarEntry> entries = file.isMultiRelease() ? file.versionedStream() : file.stream()) {
            return entries.filter(entry -> !entry.isDirectory()).map(entry -> folderOf(entry.getName())).collect(Collectors.toSet());
        }
    }

    private static String folderOf(String entry) {
        int slash = entry.lastIndexOf('/');
        return slash < 0 ? "" : entry.substring(0, slash);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String entry = name.replace('.', '/') + ".class";
        for (Jar jar : jars.getOrDefault(folderOf(entry), List.of())) {
            JarEntry found = jar.file().getJarEntry(entry);
            if (found != null) {
                return define(name, jar, found);
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, Jar jar, JarEntry entry) throws ClassNotFoundException {
        try (InputStream stream = jar.file().getInputStream(entry)) {
            byte[] bytes = stream.readAllBytes();
            definePackageOf(name, jar);
            return defineClass(name, bytes, 0, bytes.length, jar.source());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** With what its manifest tells: Neo4j reads its own version from there. */
    private void definePackageOf(String name, Jar jar) throws IOException {
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        if (getDefinedPackage(packageName) != null) {
            return;
        }
        var about = Optional.ofNullable(jar.file().getManifest()).map(Manifest::getMainAttributes).orElseGet(Attributes::new);
        try {
            definePackage(
                    packageName,
                    about.getValue("Specification-Title"),
                    about.getValue("Specification-Version"),
                    about.getValue("Specification-Vendor"),
                    about.getValue("Implementation-Title"),
                    about.getValue("Implementation-Version"),
                    about.getValue("Implementation-Vendor"),
                    null);
        } catch (IllegalArgumentException alreadyByAnotherThread) {
            assert getDefinedPackage(packageName) != null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        Enumeration<URL> found = findResources(name);
        return found.hasMoreElements() ? found.nextElement() : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        List<URL> found = new ArrayList<>();
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        List<Jar> holders = new ArrayList<>(jars.getOrDefault(folderOf(path), List.of()));
        // a folder is named for what is in it
        jars.getOrDefault(path, List.of()).stream().filter(jar -> !holders.contains(jar)).forEach(holders::add);
        for (Jar jar : holders) {
            JarEntry entry = jar.file().getJarEntry(name);
            if (entry != null) {
                found.add(url(jar, entry));
            }
        }
        return Collections.enumeration(found);
    }

    private static URL url(Jar jar, JarEntry entry) {
        try {
            return URI.create("jar:" + jar.source().getLocation() + "!/" + entry.getRealName().replace(" ", "%20")).toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
