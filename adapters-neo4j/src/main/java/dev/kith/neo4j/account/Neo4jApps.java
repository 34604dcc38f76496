package dev.kith.neo4j.account;

import dev.kith.application.app.Apps;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registered applications as nodes. */
public final class Neo4jApps implements Apps {

    static final String READ = "MATCH (a:App {key: $key}) RETURN a {.*} AS app";

    private static final String CREATE = "CREATE (a:App:Private) SET a = $app";

    private static final String LIST = "MATCH (a:App) RETURN a {.*} AS app ORDER BY a.created, a.key";

    private static final String REMOVE = "MATCH (a:App {key: $key}) DELETE a RETURN count(*) AS removed";

    private final Database database;

    public Neo4jApps(Database database) {
        this.database = database;
    }

    @Override
    public Optional<App> find(AppKey key) {
        return database.query(
                READ,
                Map.of("key", key.value()),
                rows -> rows.stream().map(row -> app(row.map("app"))).findFirst());
    }

    @Override
    public void add(App app) {
        Map<String, Object> properties = Map.of(
                "key",
                app.key().value(),
                "secret",
                app.secret().text(),
                "name",
                app.name(),
                "created",
                Micros.of(app.created()));
        database.write(transaction -> transaction.run(CREATE, Map.of("app", properties)));
    }

    @Override
    public List<App> list() {
        return database.query(
                LIST,
                Map.of(),
                rows -> rows.stream().map(row -> app(row.map("app"))).toList());
    }

    @Override
    public boolean remove(AppKey key) {
        return database.write(transaction ->
                transaction.run(REMOVE, Map.of("key", key.value())).getFirst().number("removed") > 0);
    }

    private static App app(Row app) {
        return new App(
                new AppKey(app.text("key")),
                new Secret(app.text("secret")),
                app.text("name"),
                Micros.instant(app.number("created")));
    }
}
