package dev.kith.http.graph;

import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.statistic.GetStatistics;
import dev.kith.application.statistic.Statistics;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.caller.GraphRoute;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** How large the graph is. */
@Controller("${kith.graph.path}/stats")
@Secured(SecurityRule.IS_ANONYMOUS)
final class StatisticsController {

    private final GetStatistics getStatistics;
    private final GetJournalBounds getJournalBounds;

    StatisticsController(GetStatistics getStatistics, GetJournalBounds getJournalBounds) {
        this.getStatistics = getStatistics;
        this.getJournalBounds = getJournalBounds;
    }

    @Get
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_READ)
    Map<String, Object> statistics() {
        Statistics.Counts counts = getStatistics.handle();
        GetJournalBounds.Bounds bounds = getJournalBounds.handle();
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("oldest", bounds.oldest().toString());
        events.put("newest", bounds.newest().toString());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("users", counts.users());
        json.put("follows", counts.follows());
        json.put("connections", counts.connections());
        json.put("requests", counts.requests());
        json.put("blocks", counts.hides());
        json.put("events", events);
        return json;
    }
}
