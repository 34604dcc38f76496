package org.example.avatars;

import dev.kith.application.ContentStores;
import dev.kith.application.avatar.AvatarsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the port, held over the store of this project. */
final class FileAvatarsTest extends AvatarsContract {

    @TempDir
    Path folder;

    @Override
    protected ContentStores contentStores() {
        ContentStores memory = ContentStores.inMemory();
        return memory.with(new FileAvatars(memory.people().users(), folder));
    }
}
