package dev.kith.bootstrap.importing;

import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportRun;
import java.util.Set;

/** Files of an import that refer to users and are therefore written after them. */
interface ImportPart {

    /** Whether none of the files is given. */
    boolean isEmpty();

    /** Reads the files completely before anything is written. */
    void read(ImportFiles files, ImportRun run);

    /**
     * Reports lines with unknown references before anything is written. These lines are not written.
     *
     * @param users ids of the users that the other files create
     */
    void reportUnknown(MissingIds missing, Set<Long> users, BadLines bad);

    /** Reads the files again and writes them in batches. */
    void write(ImportTarget target, ImportRun run);
}
