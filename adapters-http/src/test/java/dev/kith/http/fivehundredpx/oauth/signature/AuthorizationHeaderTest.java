package dev.kith.http.fivehundredpx.oauth.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.FormParameter;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading the header of signed requests. */
class AuthorizationHeaderTest {

    private static final String CHARACTERS = " \tOaZ09=\"\\,%+-_.~:;/?@&()[]{}|^'`<>!$*#\u00e9";

    @Test
    void a_realm_may_have_quotes_and_is_no_parameter() {
        assertThat(AuthorizationHeader.parameters(
                        "OAuth realm=\"the \\\"inner\\\" realm, oauth_token=\\\"x\\\"\", oauth_nonce=\"n\""))
                .containsExactly(new FormParameter("oauth_nonce", "n"));
        assertThat(AuthorizationHeader.parameters("oauth REALM=\"\",a=\"\\\\\""))
                .containsExactly(new FormParameter("a", "\\"));
    }

    @Test
    void names_and_values_may_be_empty() {
        assertThat(AuthorizationHeader.parameters("OAuth =\"x\", a=\"\" ,\t=\"\""))
                .containsExactly(new FormParameter("", "x"), new FormParameter("a", ""), new FormParameter("", ""));
        assertThat(RequestParameters.ofForm("=x&a=&b&="))
                .containsExactlyInAnyOrder(
                        new FormParameter("", "x"),
                        new FormParameter("a", ""),
                        new FormParameter("b", ""),
                        new FormParameter("", ""));
    }

    @Test
    void a_plus_is_a_plus_and_a_malformed_escape_is_refused() {
        assertThat(AuthorizationHeader.parameters("OAuth a%20b=\"1+1%2B%C3%A9\""))
                .containsExactly(new FormParameter("a b", "1+1+\u00e9"));
        for (String escape : List.of("%", "%4", "%zz", "%ff", "%C3", "%ED%A0%80", "%-1", "%+1")) {
            assertThatExceptionOfType(ApiError.class)
                    .as(escape)
                    .isThrownBy(() -> AuthorizationHeader.parameters("OAuth a=\"" + escape + "\""))
                    .withMessageContaining("percent-encoded");
        }
    }

    @Test
    void a_header_of_another_scheme_has_no_parameters() {
        for (String header : new String[] {null, "", "OAuth", " OAuth ", "OAuth2 a=\"b\"", "Bearer x", "OAut"}) {
            assertThat(AuthorizationHeader.parameters(header)).isEmpty();
        }
    }

    /** Eight times the text may take eight times the work. A quadratic reader takes 64 times as much. */
    @Test
    void the_work_is_in_proportion_to_the_header() {
        work(1_000);
        long ofShort = work(1_000);
        long ofLong = work(8_000);
        assertThat(ofLong).isLessThan(24 * ofShort);
    }

    /** The processor time of reading one header for each pair of characters, in nanoseconds. */
    private static long work(int length) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int one = 0; one < CHARACTERS.length(); one++) {
            for (int other = 0; other < CHARACTERS.length(); other++) {
                String pair = "" + CHARACTERS.charAt(one) + CHARACTERS.charAt(other);
                for (String start : List.of("OAuth ", "OAuth a=\"", "OAuth a=\"b\",")) {
                    try {
                        AuthorizationHeader.parameters(start + pair.repeat(length / 2) + "x");
                    } catch (ApiError e) {
                        assertThat(e.code()).isEqualTo("invalid_oauth");
                    }
                }
            }
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
