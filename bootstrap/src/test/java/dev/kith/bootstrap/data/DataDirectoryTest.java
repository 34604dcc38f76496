package dev.kith.bootstrap.data;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisabledOnOs(OS.WINDOWS)
final class DataDirectoryTest {

    @TempDir
    Path folder = Path.of("");

    private final Logger logger = (Logger) LoggerFactory.getLogger(DataDirectory.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void read_the_log() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_new_directory_and_its_files_are_for_their_owner_alone() throws IOException {
        Path path = folder.resolve("of/kith");
        DataDirectory data = new DataDirectory(path);
        data.lock().close();
        assertThat(permissions(path)).isEqualTo("rwx------");
        assertThat(permissions(path.resolve("kith.lock"))).isEqualTo("rw-------");
        Path other = folder.resolve("other");
        OperatorSecret.forTokens(null, new DataDirectory(other));
        assertThat(permissions(other)).isEqualTo("rwx------");
        data.warnIfOthersMayRead();
        new DataDirectory(other).warnIfOthersMayRead();
        new DataDirectory(folder.resolve("none")).warnIfOthersMayRead();
        assertThat(log.list).isEmpty();
    }

    @Test
    void a_directory_that_others_can_open_is_named_with_the_command_that_closes_it() throws Exception {
        Path path = Files.createDirectory(folder.resolve("with a blank"));
        Path secret = Files.createFile(path.resolve("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        for (String open : List.of("rwxr-xr-x", "rwxr-x---", "rwx-----x", "rwx---r--")) {
            log.list.clear();
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(open));
            new DataDirectory(path).warnIfOthersMayRead();
            assertThat(log.list)
                    .as(open)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.getFormattedMessage()).contains("chmod -R go= '" + path + "'"));
        }
        String message = log.list.getFirst().getFormattedMessage();
        String command = message.substring(message.indexOf("chmod"));
        assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
        assertThat(permissions(path)).isEqualTo("rwx------");
        assertThat(permissions(secret)).isEqualTo("rw-------");
        log.list.clear();
        new DataDirectory(path).warnIfOthersMayRead();
        assertThat(log.list).isEmpty();
    }
}
