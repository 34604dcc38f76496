package dev.kith.http.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.RawHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The requests of docs/graph-api.md are sent as they are written, and their answers have what the page says. */
@MicronautTest
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "graph-api.md");

    /** A block of commands, and the answer if one follows. */
    private static final Pattern STEP =
            Pattern.compile("```sh\\n(.*?)```(?:\\n\\n```json\\n(.*?)```)?", Pattern.DOTALL);

    @Inject
    RawHttp raw;

    @Inject
    TestKeys keys;

    @Test
    void every_request_has_the_answer_that_the_guide_shows() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "skipped: curl is not installed");
        String key = keys.create(KeyScope.GRAPH).text().text();
        List<MatchResult> steps =
                STEP.matcher(Files.readString(GUIDE)).results().toList();
        assertThat(steps).hasSizeGreaterThan(8);
        for (MatchResult step : steps) {
            String answer = run(step.group(1), key);
            if (step.group(2) == null) {
                assertThat(answer).as(step.group(1)).contains("event: follow.created");
            } else {
                ObjectMapper json = new ObjectMapper();
                requirePart(json.readTree(step.group(2)), json.readTree(answer), step.group(1) + answer);
            }
        }
    }

    private String run(String commands, String key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true);
        builder.environment().put("KITH", "http://" + raw.authority() + "/graph/v1");
        builder.environment().put("KEY", key);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(commands).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** The guide leaves out what does not matter to the reader, and writes … for what differs each time. */
    private static void requirePart(JsonNode part, JsonNode whole, String description) {
        if (part.isObject()) {
            part.forEachEntry((name, value) -> {
                assertThat(whole.has(name)).as(name + ": " + description).isTrue();
                requirePart(value, whole.get(name), description);
            });
        } else if (part.isArray()) {
            assertThat(whole.size()).as(description).isEqualTo(part.size());
            for (int place = 0; place < part.size(); place++) {
                requirePart(part.get(place), whole.get(place), description);
            }
        } else if (!part.isString() || !part.asString().equals("…")) {
            assertThat(whole).as(description).isEqualTo(part);
        }
    }
}
