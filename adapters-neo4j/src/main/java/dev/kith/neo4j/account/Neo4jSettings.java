package dev.kith.neo4j.account;

import dev.kith.application.setting.Settings;
import dev.kith.domain.setting.QaFrequency;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.PropertyValues;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Settings as nodes, for those who ever chose. */
public final class Neo4jSettings implements Settings {

    static final String READ = "MATCH (s:Settings {user: $user}) RETURN s {.*} AS settings";

    private static final String KEEP = "MERGE (s:Settings {user: $user}) SET s:Private, s += $settings";

    private final Database database;

    public Neo4jSettings(Database database) {
        this.database = database;
    }

    @Override
    public UserSettings of(UserId user) {
        return database.query(READ, PrivateNodes.parameters(user), Neo4jSettings::read);
    }

    @Override
    public UserSettings edit(UserId user, UnaryOperator<UserSettings> change) {
        return database.write(transaction -> {
            boolean isUndeleted = UserLocks.lockUndeleted(transaction, user);
            UserSettings present = read(transaction.run(READ, PrivateNodes.parameters(user)));
            UserSettings next = change.apply(present);
            if (isUndeleted && !next.equals(present)) {
                transaction.run(KEEP, Map.of("user", user.value(), "settings", properties(next)));
            }
            return next;
        });
    }

    private static UserSettings read(List<Row> rows) {
        return rows.stream()
                .map(row -> settings(row.map("settings")))
                .findFirst()
                .orElse(UserSettings.DEFAULT);
    }

    private static Map<String, Object> properties(UserSettings settings) {
        return Map.of(
                "qa_frequency", PropertyValues.ofEnum(settings.qaFrequency()),
                "other_mail", settings.otherMail(),
                "interests", settings.interests(),
                "engagement", settings.engagement(),
                "mobile", settings.mobile(),
                "toasts", settings.toasts(),
                "toast_sounds", settings.toastSounds(),
                "notifications", PropertyValues.ofMap(settings.notifications()),
                "display", PropertyValues.ofMap(settings.display()));
    }

    private static UserSettings settings(Row node) {
        return new UserSettings(
                PropertyValues.constant(QaFrequency.class, node.text("qa_frequency")),
                node.flag("other_mail"),
                node.flag("interests"),
                node.flag("engagement"),
                node.flag("mobile"),
                node.flag("toasts"),
                node.flag("toast_sounds"),
                PropertyValues.map(node.textsOrEmpty("notifications")).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Boolean.parseBoolean(entry.getValue()))),
                PropertyValues.map(node.textsOrEmpty("display")));
    }
}
