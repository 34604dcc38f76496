package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.Users;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.TestUsers;
import dev.kith.http.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class RenderedUsersTest {

    @Inject
    RenderedUsers rendered;

    @Inject
    UserJson json;

    @Inject
    JsonMapper mapper;

    @Inject
    TestUsers people;

    @Inject
    Users users;

    @Test
    void a_joined_page_equals_the_page_that_the_mapper_writes() throws IOException {
        Profile profile = Profile.EMPTY.withRealName("Ada \"\\ \u20ac \n").withBio("\u0001<>&");
        UserId ada = new UserId(people.user(people.name("ada"), profile, Role.EDITOR));
        UserId bob = new UserId(people.user(people.name("bob")));
        UserId gone = new UserId(people.user(people.name("gone")));
        UserId admin = new UserId(people.user(people.name("admin"), Profile.EMPTY, Role.ADMIN));
        people.status(gone.value(), UserStatus.SOFT_DELETED);
        people.mutual(ada.value(), bob.value());
        HttpRequest<?> request = HttpRequest.GET("/api/v2/user/?a=%22");
        for (Caller caller : List.of(Caller.ANONYMOUS, caller(ada), caller(bob), caller(admin))) {
            for (int round = 0; round < 2; round++) {
                for (Relation relation : Relation.values()) {
                    Map<UserId, Relation> relations = new HashMap<>();
                    relations.put(ada, relation);
                    relations.put(bob, relation);
                    for (List<UserId> ids : List.of(List.<UserId>of(), List.of(bob), List.of(gone, ada, bob))) {
                        List<UserSummary> summaries = users.summaries(ids);
                        assertThat(text(rendered.page(request, caller, page(List.of()), summaries, relations)))
                                .isEqualTo(text(
                                        mapper.writeValueAsBytes(page(bodies(request, caller, summaries, relations)))));
                    }
                }
            }
        }
    }

    private List<UserBody> bodies(
            HttpRequest<?> request, Caller caller, List<UserSummary> summaries, Map<UserId, Relation> relations) {
        List<UserBody> bodies = new ArrayList<>();
        for (UserSummary summary : summaries) {
            Relation relation = relations.getOrDefault(summary.user().id(), Relation.NONE);
            bodies.add(json.of(request, caller, summary, relation));
        }
        return bodies;
    }

    private static PageBody<UserBody> page(List<UserBody> results) {
        return new PageBody<>(7, "https://example.org/?a=\"\u20ac", null, results);
    }

    private Caller caller(UserId id) {
        User user = users.find(id).orElseThrow();
        return new Caller(user);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
