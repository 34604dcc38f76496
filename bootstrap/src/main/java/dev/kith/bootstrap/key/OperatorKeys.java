package dev.kith.bootstrap.key;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.RotateKey;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that a command changes: in the graph, or through the server that has the graph open. */
sealed interface OperatorKeys extends AutoCloseable permits GraphKeys, ServerKeys {

    /** The keys of a graph, which is created where there is none. */
    static OperatorKeys open(GraphOptions location) {
        return location.runningServer()
                .<OperatorKeys>map(ServerKeys::new)
                .orElseGet(() -> new GraphKeys(location.open()));
    }

    /** The keys of a graph that exists. */
    static OperatorKeys openExisting(GraphOptions location) {
        return location.runningServer()
                .<OperatorKeys>map(ServerKeys::new)
                .orElseGet(() -> new GraphKeys(location.openExisting()));
    }

    /** The failure of {@link #create} if there are too many keys. */
    static CommandFailure tooMany() {
        return CommandFailure.because("There are " + KeyAdmission.MAX_VALID
                + " valid keys already; revoke one with kith key revoke, kith key list shows when each was used");
    }

    /** @param expires null if the key does not expire */
    IssuedKey create(String name, Set<KeyScope> scopes, @Nullable Instant expires);

    /** The oldest first, the revoked ones too. A server does not tell the hashes of the secrets. */
    List<ServiceKey> list();

    /** @param overlap at most {@link RotateKey#MAX_OVERLAP}, in whole seconds */
    RotateKey.Answer rotate(KeyId id, Duration overlap);

    /** @return whether there is a key with this id */
    boolean revoke(KeyId id);

    @Override
    void close();
}
