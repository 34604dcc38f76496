package dev.kith.http.wire.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.domain.account.Password;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.text.WebAddress;
import dev.kith.domain.user.Username;
import dev.kith.http.security.token.Scopes;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Gives each reader of a text eight kilobytes of every pair of characters. The work is the processor time of the
 * thread, compared with that of texts of an eighth of the length. A quadratic reader takes 64 times as much.
 */
class ParserWorkTest {

    private static final String CHARACTERS =
            "aZ9 \t\n.,:;-_+/=@#%&?\"\\<{|\u00e9\u0301\u0316\u0327\u093e\u0436\u200d\u1161\ufdfa";
    private static final int LENGTH = 8_000;
    private static final int MOST_TIMES = 24;

    /** Of several comparisons the best one counts: other work on the machine makes each of them wrong at times. */
    private static final int COMPARISONS = 5;

    /** Less work than this for all texts, in nanoseconds, cannot be told from the noise of the machine. */
    private static final long LEAST_WORK = 2_000_000;

    private static Map<String, Consumer<String>> readers() {
        Map<String, Consumer<String>> readers = new LinkedHashMap<>();
        readers.put("a line", TextRule.line(255)::check);
        readers.put("lines", TextRule.lines(20_000)::check);
        readers.put("a text to search for", text -> {
            if (TextRule.lines(255).check(text) instanceof TextRule.Answer.Accepted(String accepted)) {
                TextFolding.fold(accepted);
            }
        });
        readers.put("a password", ignoringRefusals(Password::new));
        readers.put("a place", ignoringRefusals(LatLng::parse));
        readers.put("an e-mail address", EmailAddress::isWellFormed);
        readers.put("a web address", WebAddress::isWellFormed);
        readers.put("a username", Username::isWellFormed);
        readers.put("a key", ignoringRefusals(AppKey::new));
        readers.put("scopes", Scopes::parse);
        readers.put("a refresh token", RefreshToken::parse);
        return readers;
    }

    private static Consumer<String> ignoringRefusals(Consumer<String> reader) {
        return text -> {
            try {
                reader.accept(text);
            } catch (IllegalArgumentException e) {
                assertThat(e).isNotNull();
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> the_work_is_in_proportion_to_the_text() {
        return readers().entrySet().stream()
                .map(reader -> dynamicTest(
                        reader.getKey(),
                        () -> assertThat(times(reader.getValue())).isLessThan(MOST_TIMES)));
    }

    @Test
    void a_quadratic_reader_is_noticed() {
        Consumer<String> quadratic = text -> {
            int sum = 0;
            for (int start = 0; start < text.length(); start += 64) {
                sum += text.substring(start).hashCode();
            }
            assertThat(sum).isNotNull();
        };
        assertThat(times(quadratic)).isGreaterThan(MOST_TIMES);
    }

    /** How many times the work of short texts the work of long ones is. */
    private static double times(Consumer<String> reader) {
        List<String> shortTexts = texts(LENGTH / 8);
        List<String> longTexts = texts(LENGTH);
        work(reader, shortTexts);
        return IntStream.range(0, COMPARISONS)
                .mapToDouble(_ -> (double) work(reader, longTexts) / work(reader, shortTexts))
                .min()
                .orElseThrow();
    }

    private static List<String> texts(int length) {
        List<String> texts = new ArrayList<>();
        for (int one = 0; one < CHARACTERS.length(); one++) {
            for (int other = 0; other < CHARACTERS.length(); other++) {
                texts.add("a" + ("" + CHARACTERS.charAt(one) + CHARACTERS.charAt(other)).repeat(length / 2));
            }
        }
        return texts;
    }

    private static long work(Consumer<String> reader, List<String> texts) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        texts.forEach(reader);
        return Math.max(LEAST_WORK, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}
