package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the vendor's applications ask at boot: how the community is set up. Not paged, as they read one page only. */
@Controller("${kith.selfcommunity.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class CommunityController {

    private final Community community;

    CommunityController(Community community) {
        this.community = community;
    }

    @Get("/dynamic_preference")
    Map<String, Object> preferences() {
        boolean follow = community.mode() == CommunityMode.FOLLOW;
        return page(List.of(
                preference(1, "follow_enabled", follow),
                preference(2, "connection_enabled", !follow),
                preference(3, "content_availability", community.contentAvailable()),
                preference(4, "private_messages_enabled", false),
                preference(5, "polls_enabled", false)));
    }

    @Get("/feature")
    Map<String, Object> features() {
        return page(List.of(
                Map.of("id", 1, "name", "api_v2", "enabled", true),
                Map.of("id", 2, "name", "headless", "enabled", true)));
    }

    private static Map<String, Object> preference(int id, String name, boolean value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("section", "configurations");
        json.put("name", name);
        json.put("value", value);
        return json;
    }

    private static Map<String, Object> page(List<?> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", results.size());
        json.put("next", null);
        json.put("previous", null);
        json.put("results", results);
        return json;
    }
}
