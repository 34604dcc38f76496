package dev.kith.application.importing;

import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.ConnectionImportRules;
import dev.kith.application.importing.connection.NewConnection;
import java.util.List;

/** Imports a batch of connections. */
public final class ImportConnections {

    private final Imports imports;

    public ImportConnections(Imports imports) {
        this.imports = imports;
    }

    public ConnectionBatch handle(List<NewConnection> pairs) {
        return imports.decideConnections(pairs, states -> ConnectionImportRules.decide(pairs, states));
    }
}
