package dev.kith.http.graph;

import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.statistic.GetStatistics;
import dev.kith.application.statistic.Statistics;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.settings.GraphSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large the graph is. */
@Controller("${kith.graph.path}/stats")
@Secured(SecurityRule.IS_ANONYMOUS)
final class StatisticsController {

    private final GetStatistics getStatistics;
    private final GetJournalBounds getJournalBounds;
    private final GraphSettings settings;

    StatisticsController(GetStatistics getStatistics, GetJournalBounds getJournalBounds, GraphSettings settings) {
        this.getStatistics = getStatistics;
        this.getJournalBounds = getJournalBounds;
        this.settings = settings;
    }

    @Get
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_READ)
    Map<String, @Nullable Object> statistics() {
        Statistics.Counts counts = getStatistics.handle();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("users", counts.users());
        json.put("follows", counts.follows());
        json.put("connections", counts.connections());
        json.put("requests", counts.requests());
        json.put("blocks", counts.hides());
        json.put("events", settings.events() ? bounds(getJournalBounds.handle()) : null);
        return json;
    }

    private static Map<String, Object> bounds(GetJournalBounds.Bounds bounds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("oldest", bounds.oldest().toString());
        json.put("newest", bounds.newest().toString());
        return json;
    }
}
