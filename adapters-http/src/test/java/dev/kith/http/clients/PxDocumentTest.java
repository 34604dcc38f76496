package dev.kith.http.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the samples of docs/px.md as a reader would. */
@MicronautTest
class PxDocumentTest {

    private static final Pattern SAMPLE = Pattern.compile("^```js\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("<code>(.*)</code>");

    @Inject
    EmbeddedServer server;

    @Inject
    ApiClient api;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    private String ada = "";
    private String bob = "";

    @BeforeEach
    void two_members() {
        ada = members.join("ada").name();
        bob = "" + members.join("bob").id();
    }

    private String sample(String name) throws IOException {
        List<String> samples = SAMPLE.matcher(Files.readString(Path.of("../docs/px.md")))
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.startsWith("// node " + name))
                .toList();
        assertThat(samples).hasSize(1);
        return samples.getFirst()
                .replace("http://127.0.0.1:8080", server.getURL().toString());
    }

    private static void isDone(Process process, String output) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void an_application_that_knows_the_password_follows() throws Exception {
        Process process = NodeClient.start(
                "follow.mjs",
                sample("follow.mjs"),
                app.consumerKey(),
                app.app().secret().text(),
                ada,
                TestAccounts.PASSWORD,
                bob);
        String output = new String(process.getInputStream().readAllBytes());
        isDone(process, output);
        assertThat(output).contains("following: true");
    }

    @Test
    void an_application_that_a_user_allows_follows() throws Exception {
        Process process = NodeClient.start(
                "legs.mjs",
                sample("legs.mjs"),
                app.consumerKey(),
                app.app().secret().text(),
                bob);
        try (BufferedReader output = process.inputReader();
                Writer input = process.outputWriter()) {
            String address = output.readLine().replace("Open ", "");
            assertThat(api.get(address).raw().body()).contains("<form method=\"post\"");
            String page = api.post(
                            "/px/v1/oauth/authorize",
                            address.substring(address.indexOf('?') + 1) + "&answer=allow&username=" + ada + "&password="
                                    + TestAccounts.PASSWORD,
                            "Content-Type",
                            SigningApp.FORM)
                    .raw()
                    .body();
            MatchResult code = CODE.matcher(page).results().findFirst().orElseThrow();
            input.write(code.group(1) + "\n");
            input.flush();
            String rest = output.readAllAsString();
            isDone(process, rest);
            assertThat(rest).contains("\"following\":true");
        }
    }
}
