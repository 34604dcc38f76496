package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The address by which attempts are counted is one that the caller cannot choose. */
class ClientAddressTest {

    private static final int PER_ADDRESS = 5;

    /** The answers to wrong passwords; {@code %1$d} in a header is the number of the attempt. */
    private static List<Integer> attempts(String addressHeader, String... headers) {
        Map<String, Object> properties = Map.of(
                "kith.attempts.per-address",
                PER_ADDRESS,
                "kith.attempts.window",
                "1h",
                "micronaut.server.client-address-header",
                addressHeader);
        try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties, "test")) {
            RawHttp raw = server.getApplicationContext().getBean(RawHttp.class);
            return IntStream.range(0, 3 * PER_ADDRESS)
                    .mapToObj(attempt -> raw.post(
                                    "/oauth/token",
                                    "application/x-www-form-urlencoded",
                                    "grant_type=password&username=nobody" + attempt + "&password=wrong",
                                    IntStream.range(0, headers.length)
                                            .mapToObj(index -> headers[index].formatted(attempt))
                                            .toArray(String[]::new))
                            .status())
                    .toList();
        }
    }

    private static void areThrottled(List<Integer> answers) {
        assertThat(answers.subList(0, PER_ADDRESS)).containsOnly(400);
        assertThat(answers.subList(PER_ADDRESS, answers.size())).containsOnly(429);
    }

    private static void areOfDifferentCallers(List<Integer> answers) {
        assertThat(answers).containsOnly(400);
    }

    @Test
    void without_the_option_no_header_counts() {
        areThrottled(attempts(
                "", "X-Forwarded-For: 192.0.2.%1$d", "Forwarded: for=192.0.2.%1$d", "X-Real-IP: 192.0.2.%1$d"));
    }

    @Test
    void with_the_option_the_last_element_counts_which_the_proxy_has_added() {
        areOfDifferentCallers(attempts("X-Forwarded-For", "X-Forwarded-For: 192.0.2.%1$d"));
        areOfDifferentCallers(attempts("x-forwarded-for", "X-Forwarded-For: 10.0.0.1, 192.0.2.%1$d"));
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: 192.0.2.%1$d, 10.0.0.1"));
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: 192.0.2.%1$d", "X-Forwarded-For: 10.0.0.1"));
        areThrottled(attempts("X-Real-IP", "X-Forwarded-For: 192.0.2.%1$d", "X-Real-IP: 10.0.0.1"));
    }

    @Test
    void ports_and_brackets_do_not_count() {
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: 10.0.0.1:1%1$d"));
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: [2001:db8::1]:1%1$d"));
        areOfDifferentCallers(attempts("X-Forwarded-For", "X-Forwarded-For: [2001:db8:0:%1$d::1]:443"));
    }

    @Test
    void the_standard_header_is_read_as_its_standard_says() {
        areOfDifferentCallers(attempts("Forwarded", "Forwarded: for=10.0.0.1, proto=https;For=\"192.0.2.%1$d:80\""));
        areThrottled(attempts("Forwarded", "Forwarded: for=192.0.2.%1$d, for=\"[2001:db8::1]:1%1$d\""));
    }

    /** Otherwise a caller would hide the proxy's element, or would have a new name for each attempt. */
    @Test
    void what_is_no_address_is_the_connection() {
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: client%1$d"));
        areThrottled(attempts("X-Forwarded-For", "X-Other: 192.0.2.%1$d"));
        areThrottled(attempts("X-Forwarded-For", "X-Forwarded-For: 192.0.2.%1$d,"));
        areThrottled(attempts("Forwarded", "Forwarded: for=\"x%1$d, for=10.0.0.1"));
        areThrottled(attempts("Forwarded", "Forwarded: for=192.0.2.%1$d;for=192.0.2.9"));
        areThrottled(attempts("Forwarded", "Forwarded: for=_hidden%1$d"));
    }
}
