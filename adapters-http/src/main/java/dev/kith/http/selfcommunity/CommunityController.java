package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The community's setup, which the vendor's applications read at start. One page only: they read no second one. */
@Controller("${kith.selfcommunity.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class CommunityController {

    private final Community community;

    CommunityController(Community community) {
        this.community = community;
    }

    @Get("/dynamic_preference")
    PageBody<Preference> preferences() {
        boolean follow = community.mode() == CommunityMode.FOLLOW;
        return PageBody.only(List.of(
                Preference.of(1, "follow_enabled", follow),
                Preference.of(2, "connection_enabled", !follow),
                Preference.of(3, "content_availability", community.contentAvailable()),
                Preference.of(4, "private_messages_enabled", false),
                Preference.of(5, "polls_enabled", false)));
    }

    @Get("/feature")
    PageBody<Feature> features() {
        return PageBody.only(List.of(new Feature(1, "api_v2", true), new Feature(2, "headless", true)));
    }

    @Serdeable.Serializable
    record Preference(int id, String section, String name, boolean value) {

        static Preference of(int id, String name, boolean value) {
            return new Preference(id, "configurations", name, value);
        }
    }

    @Serdeable.Serializable
    record Feature(int id, String name, boolean enabled) {}
}
