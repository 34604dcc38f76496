package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportFilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_pipe_is_read_as_often_as_a_file() throws Exception {
        Path data = folder.resolve("data");
        Path pipe = pipe("1 2\n3 4\n");
        try (ImportFiles files = new ImportFiles(new DataDirectory(data))) {
            TextFile text = files.open(pipe);
            assertThat(lineCount(text)).isEqualTo(2);
            assertThat(lineCount(text)).isEqualTo(2);
            assertThat(text.name()).isEqualTo(pipe);
            // the copy has no name, so nothing is left after a kill
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void a_pipe_that_is_too_long_is_refused() throws Exception {
        Path pipe = pipe("12345678\n");
        try (ImportFiles files = new ImportFiles(new DataDirectory(folder), 8)) {
            assertThatThrownBy(() -> files.open(pipe))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("more than 8 bytes");
        }
        Path longest = pipe("1234567\n");
        try (ImportFiles files = new ImportFiles(new DataDirectory(folder), 8)) {
            assertThat(lineCount(files.open(longest))).isEqualTo(1);
        }
    }

    @Test
    void a_directory_is_refused() {
        try (ImportFiles files = new ImportFiles(new DataDirectory(folder.resolve("data")))) {
            assertThatThrownBy(() -> files.open(folder))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("is a directory");
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** A named pipe that another thread writes to. */
    private Path pipe(String text) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe" + text.length());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(pipe, text);
            } catch (IOException e) {
                // the reader closed the pipe before its end
            }
        });
        return pipe;
    }

    private static int lineCount(TextFile file) {
        return file.read(lines -> {
            int count = 0;
            while (lines.next() != null) {
                count++;
            }
            return count;
        });
    }
}
