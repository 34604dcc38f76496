package dev.kith.bootstrap.importing;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "import", description = "…")
public final class ImportCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
