package dev.kith.http.graph.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTargetsTest {

    private static WebhookTargets targets(String listed) {
        return new WebhookTargets(new WebhookSettings(listed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1",
                "https://127.255.255.254",
                "https://10.1.2.3",
                "https://172.16.0.1",
                "https://172.31.255.255",
                "https://192.168.1.1",
                "https://169.254.169.254",
                "https://100.64.0.1",
                "https://0.0.0.0",
                "https://255.255.255.255",
                "https://224.0.0.251",
                "https://192.88.99.1",
                "https://[::]",
                "https://[::1]",
                "https://[::ffff:127.0.0.1]",
                "https://[::ffff:8.8.8.8%251]",
                "https://[::127.0.0.1]",
                "https://[fe80::1]",
                "https://[fc00::1]",
                "https://[fd00:ec2::254]",
                "https://[ff02::1]",
                "https://[64:ff9b::7f00:1]",
                "https://[64:ff9b:1::1]",
                "https://[2002:7f00:1::]",
                "https://[2001::1]",
                "https://[2001:db8::1]",
                "https://[3fff::1]",
                "https://[5f00::1]",
                "https://2130706433",
                "https://127.1",
                "https://localhost"
            })
    void a_target_that_is_not_public_is_refused(String url) {
        assertThatThrownBy(() -> targets("none").resolve(URI.create(url))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://8.8.8.8", "https://172.32.0.1", "https://100.128.0.1", "https://[2606:4700:4700::1111]"
            })
    void a_public_target_is_allowed_over_https_only(String url) throws IOException {
        assertThat(targets("none").resolve(URI.create(url))).hasSize(1);
        assertThatThrownBy(() -> targets("none").resolve(URI.create(url.replace("https", "http"))))
                .isInstanceOf(WebhookTargets.Refused.class);
        assertThatThrownBy(() -> targets("10.0.0.0/8").resolve(URI.create(url.replace("https", "http"))))
                .isInstanceOf(WebhookTargets.Refused.class);
    }

    @Test
    void a_listed_range_is_allowed_also_without_encryption() throws IOException {
        WebhookTargets listed = targets("10.0.0.0/9,::1,127.0.0.1");
        for (String url :
                new String[] {"http://10.1.2.3", "https://10.127.0.1", "http://[::1]:8080", "http://127.0.0.1"}) {
            assertThat(listed.resolve(URI.create(url))).hasSize(1);
        }
        for (String url : new String[] {"http://10.128.0.1", "https://127.0.0.2", "https://[::2]"}) {
            assertThatThrownBy(() -> listed.resolve(URI.create(url))).isInstanceOf(WebhookTargets.Refused.class);
        }
    }

    @Test
    void a_listed_origin_is_allowed_whatever_its_address() throws IOException {
        WebhookTargets listed = targets("http://localhost:8080,https://LOCALHOST");
        assertThat(listed.resolve(URI.create("http://localhost:8080/hook"))).isNotEmpty();
        assertThat(listed.resolve(URI.create("https://localhost:443/hook"))).isNotEmpty();
        for (String url : new String[] {"http://localhost:8081", "https://localhost:8080", "http://localhost"}) {
            assertThatThrownBy(() -> listed.resolve(URI.create(url))).isInstanceOf(WebhookTargets.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "http://a/b",
                "ftp://a",
                "http://",
                "none,::1",
                "a.org"
            })
    void a_list_with_a_mistake_is_refused(String listed) {
        assertThatThrownBy(() -> new WebhookSettings(listed)).isInstanceOf(IllegalArgumentException.class);
    }
}
