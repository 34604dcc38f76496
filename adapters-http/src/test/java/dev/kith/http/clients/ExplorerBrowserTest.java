package dev.kith.http.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swagger UI in a browser shows the API, and asks no other server. */
@MicronautTest
class ExplorerBrowserTest {

    @Inject
    RawHttp raw;

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_page_shows_every_group_of_the_api() throws IOException, InterruptedException {
        Chromium.Visit visit = Chromium.open("http://" + raw.authority() + "/graph/v1/docs", folder);
        assertThat(visit.document())
                .contains("Kith graph API", "operations-ties-follow", "operations-users-saveUsers")
                .contains("operations-lists", "operations-events");
        assertThat(visit.asked()).containsExactly("http://" + raw.authority());
    }
}
