package dev.kith.http.graph.list;

import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.Answers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever combination of parameters a list is asked with: it has a meaning and is answered so, or it is refused. */
class GeneratedListsTest {

    private static final String ORDER = "order";
    private static final String MUTUAL = "mutual";
    private static final String SHARED = "shared";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String VIEWER = "viewer";

    private static EmbeddedServer server;
    private static ApiClient api;
    private static IssuedKey key;
    private static long star;
    private static long viewer;
    private static String early;
    private static String late;

    @BeforeContainer
    static void populate() {
        server = ApplicationContext.run(EmbeddedServer.class, "test");
        ApplicationContext context = server.getApplicationContext();
        api = context.getBean(ApiClient.class);
        key = context.getBean(TestKeys.class).create(KeyScope.TIES);
        TestUsers people = context.getBean(TestUsers.class);
        star = people.user("star");
        viewer = people.user("viewer");
        for (int number = 0; number < 9; number++) {
            long fan = people.user("fan" + number);
            people.follow(fan, star);
            if (number % 2 == 0) {
                people.follow(star, fan);
                api.send("PUT", path("connections") + "/" + fan, null, as(key));
            }
            if (number % 3 == 0) {
                people.follow(fan, viewer);
                people.follow(viewer, fan);
                api.send("PUT", "/graph/v1/users/" + viewer + "/connections/" + fan, null, as(key));
            }
        }
        people.hide(viewer, people.user("hidden"));
        List<?> items = (List<?>) api.get(path("followers"), as(key)).get("data");
        early = (String) ((Map<?, ?>) items.get(6)).get("since");
        late = (String) ((Map<?, ?>) items.get(2)).get("since");
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    private static String path(String list) {
        return "/graph/v1/users/" + star + "/" + list;
    }

    /** The parameters that are there, by their names. */
    @Provide
    Arbitrary<Map<String, String>> questions() {
        return Combinators.combine(
                        Arbitraries.of("", "newest", "mutual_first", "shared_first"),
                        Arbitraries.of("", "true", "false"),
                        Arbitraries.of("", "true", "false"),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as((order, mutual, shared, since, until, hasViewer) -> {
                    Map<String, String> question = new TreeMap<>();
                    question.put(ORDER, order);
                    question.put(MUTUAL, mutual);
                    question.put(SHARED, shared);
                    question.put(SINCE, since ? early : "");
                    question.put(UNTIL, until ? late : "");
                    question.put(VIEWER, hasViewer ? Long.toString(viewer) : "");
                    question.values().removeIf(String::isEmpty);
                    return question;
                });
    }

    /** The combinations that the document of the API allows. */
    private static boolean hasMeaning(String list, Map<String, String> question) {
        boolean isShared = question.containsKey(SHARED);
        boolean isMutual = question.containsKey(MUTUAL);
        boolean isTimed = question.containsKey(SINCE) || question.containsKey(UNTIL);
        boolean isOfFollows = !list.equals("connections");
        return switch (question.getOrDefault(ORDER, "newest")) {
            case "newest" ->
                !(isShared && isMutual) && (isOfFollows || !isMutual) && (!isShared || question.containsKey(VIEWER));
            case "mutual_first" -> isOfFollows && !isShared;
            default -> !isMutual && !isTimed && question.containsKey(VIEWER);
        };
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_combination_has_a_meaning_or_is_refused(
            @ForAll("questions") Map<String, String> question, @ForAll @IntRange(min = 1, max = 4) int limit) {
        for (String list : List.of("followers", "followings", "connections")) {
            StringBuilder query = new StringBuilder("?limit=100");
            question.forEach(
                    (name, value) -> query.append('&').append(name).append('=').append(value));
            ApiClient.Response whole = api.get(path(list) + query, as(key));
            if (!hasMeaning(list, question)) {
                Answers.isProblem(whole, 400, "invalid-request");
                continue;
            }
            assertThat(whole.status()).as(whole.raw().body()).isEqualTo(200);
            List<Object> walked = new ArrayList<>();
            String next = path(list) + query.toString().replace("limit=100", "limit=" + limit);
            while (next != null) {
                ApiClient.Response page = api.get(next, as(key));
                assertThat(page.count()).isEqualTo(whole.count());
                walked.addAll((List<?>) page.get("data"));
                String link = page.raw().headers().firstValue("Link").orElse(null);
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(walked).as(list + query).isEqualTo(whole.get("data"));
            assertThat(whole.count()).isEqualTo(walked.size());
        }
    }
}
