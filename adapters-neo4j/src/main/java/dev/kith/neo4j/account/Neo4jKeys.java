package dev.kith.neo4j.account;

import dev.kith.application.key.Keys;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeySecret;
import dev.kith.domain.key.ServiceKey;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Service keys as nodes. The secrets of a key are two lists of one length: their hashes, and their ends in microseconds
 * since 1970, {@link #NEVER} for none.
 */
public final class Neo4jKeys implements Keys {

    private static final long NEVER = -1;

    static final String READ = "MATCH (k:ServiceKey {id: $id}) RETURN k {.*} AS key";

    private static final String CREATE = "CREATE (k:ServiceKey:Private) SET k = $key";

    private static final String LIST = "MATCH (k:ServiceKey) RETURN k {.*} AS key ORDER BY k.created, k.id";

    private static final String LOCK = "MATCH (u:ServiceKey {id: $id}) " + UserLocks.LOCK + " RETURN u {.*} AS key";

    private static final String REPLACE = "MATCH (k:ServiceKey {id: $id}) SET k = $key";

    private static final String DELETE = "MATCH (k:ServiceKey) WHERE k.id IN $ids DELETE k";

    private final Database database;

    public Neo4jKeys(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ServiceKey> find(KeyId id) {
        return database.query(READ, Map.of("id", id.value()), Neo4jKeys::first);
    }

    @Override
    public KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule) {
        return database.write(transaction -> {
            Sequences.KEYS.lock(transaction);
            if (key.createdBy() != null) {
                // a revocation of this key comes before or after, and then it finds the new one
                transaction.run(LOCK, Map.of("id", key.createdBy().value()));
            }
            KeyAdmission admission = rule.apply(keys(transaction.run(LIST, Map.of())));
            if (admission instanceof KeyAdmission.Admitted(List<KeyId> forgotten)) {
                transaction.run(CREATE, Map.of("key", properties(key)));
                if (!forgotten.isEmpty()) {
                    transaction.run(
                            DELETE,
                            Map.of("ids", forgotten.stream().map(KeyId::value).toList()));
                }
            }
            return admission;
        });
    }

    @Override
    public List<ServiceKey> list() {
        return database.query(LIST, Map.of(), Neo4jKeys::keys);
    }

    private static List<ServiceKey> keys(List<Row> rows) {
        return rows.stream().map(row -> key(row.map("key"))).toList();
    }

    @Override
    public Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change) {
        return database.write(transaction -> {
            Optional<ServiceKey> found = first(transaction.run(LOCK, Map.of("id", id.value())));
            Optional<ServiceKey> changed = found.map(change);
            if (!changed.equals(found)) {
                changed.ifPresent(key -> transaction.run(REPLACE, Map.of("id", id.value(), "key", properties(key))));
            }
            return changed;
        });
    }

    private static Optional<ServiceKey> first(List<Row> rows) {
        return rows.stream().map(row -> key(row.map("key"))).findFirst();
    }

    /** A property that is null is absent from the node. */
    private static Map<String, Object> properties(ServiceKey key) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", key.id().value());
        node.put("name", key.name());
        node.put("scopes", key.scopes().stream().map(KeyScope::text).toList());
        node.put("created", Micros.of(key.created()));
        node.put("expires", micros(key.expires()));
        node.put("used", micros(key.used()));
        node.put("revoked", micros(key.revoked()));
        node.put(
                "hashes",
                key.secrets().stream().map(secret -> secret.hash().hex()).toList());
        node.put(
                "ends",
                key.secrets().stream()
                        .map(secret -> secret.until() == null ? (Long) NEVER : Micros.of(secret.until()))
                        .toList());
        node.put("created_by", key.createdBy() == null ? null : key.createdBy().value());
        return node;
    }

    private static ServiceKey key(Row node) {
        List<String> hashes = node.textsOrEmpty("hashes");
        List<Long> ends = node.numbersOrEmpty("ends");
        List<KeySecret> secrets = new ArrayList<>();
        for (int place = 0; place < hashes.size(); place++) {
            long end = ends.get(place);
            secrets.add(new KeySecret(new SecretHash(hashes.get(place)), end == NEVER ? null : Micros.instant(end)));
        }
        return new ServiceKey(
                new KeyId(node.text("id")),
                node.text("name"),
                node.textsOrEmpty("scopes").stream()
                        .flatMap(scope -> KeyScope.parse(scope).stream())
                        .collect(Collectors.toSet()),
                Micros.instant(node.number("created")),
                instant(node.numberOrNull("expires")),
                instant(node.numberOrNull("used")),
                instant(node.numberOrNull("revoked")),
                secrets,
                Optional.ofNullable(node.textOrNull("created_by"))
                        .map(KeyId::new)
                        .orElse(null));
    }

    private static @Nullable Long micros(@Nullable Instant moment) {
        return moment == null ? null : Micros.of(moment);
    }

    private static @Nullable Instant instant(@Nullable Long micros) {
        return micros == null ? null : Micros.instant(micros);
    }
}
