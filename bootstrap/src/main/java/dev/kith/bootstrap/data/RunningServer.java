package dev.kith.bootstrap.data;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Utf8Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How commands reach the server that uses a data directory. It is a file there, for the owner alone: the server writes it
 * when it is up, and deletes it when it stops.
 *
 * @param url its address for callers on this machine
 * @param secret what commands sign their requests with; null for a server without the graph API
 */
public record RunningServer(URI url, @Nullable String secret) {

    /** @throws CommandFailure where the file cannot be written */
    public void write(DataDirectory data) {
        try {
            data.write(data.serverFile(), url + "\n" + (secret == null ? "" : secret + "\n"));
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The file " + data.serverFile() + " cannot be written; check the permissions of the data directory",
                    e);
        }
    }

    /** A file that stays is deleted by the next process that uses the directory. */
    public static void delete(DataDirectory data) {
        try {
            Files.deleteIfExists(data.serverFile());
        } catch (IOException e) {
            // the directory was deleted, or is not writable any more
        }
    }

    /**
     * The server that uses a directory now. A file that a killed server left is of no server.
     *
     * @throws CommandFailure where the directory or the file cannot be read
     */
    public static Optional<RunningServer> find(DataDirectory data) {
        if (!Files.exists(data.serverFile()) || !data.isLocked()) {
            return Optional.empty();
        }
        List<String> lines = Utf8Text.of(data.serverFile()).lines().toList();
        if (lines.isEmpty()) {
            throw CommandFailure.because("The file " + data.serverFile() + " is empty; restart the server");
        }
        return Optional.of(new RunningServer(URI.create(lines.getFirst()), lines.size() == 1 ? null : lines.get(1)));
    }

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return "RunningServer[" + url + "]";
    }
}
