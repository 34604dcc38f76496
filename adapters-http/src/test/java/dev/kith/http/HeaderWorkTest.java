package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends each header with seven kilobytes of every character, and compares the processor time with that of short ones.
 * It is the time of the whole process, so it includes the libraries that read headers.
 */
@MicronautTest
class HeaderWorkTest {

    private static final String[] CHARACTERS = " \t,;=\"\\/:.-+*()<>[]{}@%&aZ0".split("");
    private static final int SHORT = 70;
    private static final int LONG = 7_000;

    /** A reader that is quadratic in the header takes thousands of times as much. */
    private static final int MOST_TIMES = 20;

    @Inject
    ApiClient api;

    @BeforeEach
    void warm_up() {
        work("Accept", SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Charset",
                "Accept-Encoding",
                "Accept-Language",
                "Authorization",
                "Content-Encoding",
                "Content-Type",
                "Cookie",
                "Forwarded",
                "If-None-Match",
                "Origin",
                "Range",
                "User-Agent",
                "X-Auth-Token",
                "X-Client-Id",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Request-Id"
            })
    void the_work_of_a_long_header_is_little(String name) {
        long ofShort = work(name, SHORT);
        assertThat(work(name, LONG)).isLessThan(MOST_TIMES * ofShort);
    }

    private long work(String name, int length) {
        long before = processorTime();
        for (String character : CHARACTERS) {
            String value = "OAuth x" + character.repeat(length) + "x";
            for (String path : new String[] {"/px/v1/users/1", "/api/v2/user/1/", "/reflect/v1/users/search"}) {
                assertThat(api.get(path, name, value).status()).isLessThan(500);
            }
        }
        return processorTime() - before;
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
